package org.laplace.jabci;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves an {@link Application} to CometBFT over a unix socket or TCP, as ABCI 2.0's socket
 * protocol. Every connection is served by a thread of its own, in order; see {@link Application}
 * for what may overlap. A peer that sends nonsense gets an exception response and loses its
 * connection; others do not notice.
 *
 * <pre>{@code
 * try (var server = AbciServer.start(ListenAddress.parse("unix:///tmp/app.sock"), application)) {
 *   server.awaitClosed();
 * }
 * }</pre>
 *
 * <p>TCP has no access control: listen on loopback or a private network only.
 */
public final class AbciServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AbciServer.class);
  private static final long ACCEPT_RETRY_MS = 100;

  private final ServerSocketChannel listener;
  private final ListenAddress address;
  private final Calls calls;
  private final int frameBytesMax;
  private final Map<Connection, Thread> connections = new ConcurrentHashMap<>();
  private final Thread acceptor;
  private volatile boolean closing;

  private AbciServer(
      ServerSocketChannel listener, ListenAddress address, Calls calls, int frameBytesMax) {
    this.listener = listener;
    this.address = address;
    this.calls = calls;
    this.frameBytesMax = frameBytesMax;
    this.acceptor = Thread.ofPlatform().name("abci-accept").unstarted(this::accept);
  }

  /**
   * Listens, with requests of at most {@link JabciLimits#FRAME_BYTES_MAX}.
   *
   * @throws IOException when the address cannot be bound; the text says why
   */
  public static AbciServer start(ListenAddress address, Application application)
      throws IOException {
    return start(address, application, JabciLimits.FRAME_BYTES_MAX);
  }

  /**
   * Listens.
   *
   * @param frameBytesMax the largest request, in bytes without its length
   * @throws IOException when the address cannot be bound; the text says why
   */
  public static AbciServer start(ListenAddress address, Application application, int frameBytesMax)
      throws IOException {
    if (frameBytesMax <= 0) {
      throw new IllegalArgumentException("frameBytesMax must be positive, got " + frameBytesMax);
    }
    var listener = bind(address);
    var server =
        new AbciServer(listener, bound(listener, address), new Calls(application), frameBytesMax);
    server.acceptor.start();
    log.info("Listening on {}", server.address);
    return server;
  }

  /** Where the server listens, with the port that the system chose. */
  public ListenAddress address() {
    return address;
  }

  /** Waits until {@link #close} was called by another thread and the listener has ended. */
  public void awaitClosed() throws InterruptedException {
    acceptor.join();
  }

  /**
   * Stops listening, lets calls in progress end and be answered, closes all connections. Stop
   * CometBFT first: it cannot live without its application. Waits at most {@link
   * JabciLimits#CLOSE_WAIT_MS_MAX}, then closes hard.
   */
  @Override
  public void close() throws IOException {
    closing = true;
    listener.close();
    boolean interrupted = join(acceptor, JabciLimits.CLOSE_WAIT_MS_MAX);
    if (address instanceof ListenAddress.Unix(var path)) {
      Files.deleteIfExists(path);
    }
    connections.keySet().forEach(Connection::end);
    long deadline =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(JabciLimits.CLOSE_WAIT_MS_MAX);
    for (var entry : connections.entrySet()) {
      if (!entry.getValue().equals(Thread.currentThread())) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        interrupted |= join(entry.getValue(), Math.max(left, 1));
      }
    }
    for (var connection : connections.keySet()) {
      connection.abort();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** True when the wait was cut short by an interrupt. */
  private static boolean join(Thread thread, long waitMs) {
    try {
      thread.join(waitMs);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static ServerSocketChannel bind(ListenAddress address) throws IOException {
    return switch (address) {
      case ListenAddress.Unix(var path) -> {
        UnixSocketFile.removeLeftOver(path);
        var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        yield bindOrClose(listener, UnixDomainSocketAddress.of(path), address);
      }
      case ListenAddress.Tcp tcp -> {
        var listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        yield bindOrClose(listener, tcp.resolve(), address);
      }
    };
  }

  private static ServerSocketChannel bindOrClose(
      ServerSocketChannel listener, SocketAddress at, ListenAddress address) throws IOException {
    try {
      return listener.bind(at);
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw new IOException("cannot listen on %s: %s".formatted(address, e.getMessage()), e);
    }
  }

  private static ListenAddress bound(ServerSocketChannel listener, ListenAddress asked)
      throws IOException {
    return switch (asked) {
      case ListenAddress.Unix unix -> unix;
      case ListenAddress.Tcp tcp ->
          new ListenAddress.Tcp(
              tcp.host(), ((InetSocketAddress) listener.getLocalAddress()).getPort());
    };
  }

  private void accept() {
    while (!closing) {
      try {
        serve(listener.accept());
      } catch (IOException e) {
        if (!closing) {
          // Out of file descriptors, mostly: it may pass.
          log.warn("Accepting a connection failed: {}", e.toString());
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ACCEPT_RETRY_MS));
        }
      }
    }
  }

  private void serve(SocketChannel channel) throws IOException {
    try {
      if (address instanceof ListenAddress.Tcp) {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (connections.size() >= JabciLimits.CONNECTIONS_MAX) {
      log.warn("Refusing a connection: {} are open already", JabciLimits.CONNECTIONS_MAX);
      channel.close();
      return;
    }
    var connection = new Connection(channel, calls, frameBytesMax);
    var thread =
        Thread.ofPlatform()
            .name("abci-connection")
            .unstarted(
                () -> {
                  try {
                    connection.run();
                  } finally {
                    connections.remove(connection);
                  }
                });
    connections.put(connection, thread);
    thread.start();
  }
}
