package org.laplace.node.gateway;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.CallStreamObserver;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.Tip;
import org.laplace.primitives.Code;

/** Streams that follow the chain: one virtual thread each, woken by every block. */
final class Watchers implements AutoCloseable {
  private static final int STREAMS_MAX = 1_000;

  /** How long a watcher sleeps before it looks whether its client is still there. */
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

  private final Chain chain;
  private final AtomicInteger streams = new AtomicInteger();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  Watchers(Chain chain) {
    this.chain = chain;
  }

  /** What a watcher does with each new block. */
  interface Watch<T> {
    /**
     * Looks at a block.
     *
     * @param out takes what the client is to be told
     * @return whether to go on
     */
    boolean see(Tip tip, CallStreamObserver<T> out);
  }

  /** Shows the newest block to the watch, then each newer one, until it or the client ends it. */
  <T> void follow(StreamObserver<T> observer, Watch<T> watch) {
    if (streams.incrementAndGet() > STREAMS_MAX) {
      streams.decrementAndGet();
      observer.onError(Refusals.of(Code.NOT_READY, "too many watchers on this node; ask another"));
      return;
    }
    ServiceRequestContext.current().clearRequestTimeout();
    start(
        () -> {
          try {
            run(observer, watch);
          } finally {
            streams.decrementAndGet();
          }
        });
  }

  /** Kept in the set from before its first step, so that it is there to be taken out. */
  private void start(Runnable watcher) {
    Thread thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  try {
                    watcher.run();
                  } finally {
                    threads.remove(Thread.currentThread());
                  }
                });
    threads.add(thread);
    thread.start();
  }

  private record Seen(long height, boolean goesOn) {}

  private <T> void run(StreamObserver<T> observer, Watch<T> watch) {
    ServerCallStreamObserver<T> call = (ServerCallStreamObserver<T>) observer;
    long height = -1;
    try {
      while (!call.isCancelled()) {
        Optional<Tip> newest = chain.feed().awaitAbove(height, LOOK_INTERVAL);
        if (newest.isEmpty()) {
          if (height >= 0 && chain.feed().now().isEmpty()) {
            throw Refusals.of(Code.NOT_READY, "the node is stopping; ask another one");
          }
          continue;
        }
        if (!call.isReady()) {
          // A client that does not read what it was sent misses blocks rather than fill our memory.
          height = newest.get().height();
          continue;
        }
        Optional<Seen> seen = chain.read(tip -> new Seen(tip.height(), watch.see(tip, call)));
        if (seen.isPresent() && !seen.get().goesOn()) {
          observer.onCompleted();
          return;
        }
        height = seen.map(Seen::height).orElse(height);
      }
    } catch (StatusRuntimeException e) {
      observer.onError(e);
    } catch (RuntimeException e) {
      observer.onError(Requests.unexpected(e));
    } catch (InterruptedException e) {
      observer.onError(Refusals.of(Code.NOT_READY, "the node is stopping; ask another one"));
    }
  }

  /** Runs something once the chain has a state. */
  void onFirstTip(Runnable action) {
    start(
        () -> {
          try {
            if (chain.feed().awaitAbove(-1, Duration.ofDays(365)).isPresent()) {
              action.run();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
