package org.laplace.jabci;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laplace.proto.abci.Request;
import org.laplace.proto.abci.RequestEcho;
import org.laplace.proto.abci.RequestFlush;
import org.laplace.proto.abci.Response;

/** A peer that speaks ABCI, or whatever else a test wants it to say. */
final class AbciClient implements AutoCloseable {
  private final SocketChannel channel;
  private final OutputStream out;
  private final InputStream in;

  AbciClient(ListenAddress address) throws IOException {
    channel =
        switch (address) {
          case ListenAddress.Unix(var path) -> SocketChannel.open(UnixDomainSocketAddress.of(path));
          case ListenAddress.Tcp tcp -> SocketChannel.open(tcp.resolve());
        };
    out = new BufferedOutputStream(Channels.newOutputStream(channel));
    in = new BufferedInputStream(Channels.newInputStream(channel));
  }

  static Request echo(String message) {
    return Request.newBuilder().setEcho(RequestEcho.newBuilder().setMessage(message)).build();
  }

  static Request flush() {
    return Request.newBuilder().setFlush(RequestFlush.getDefaultInstance()).build();
  }

  /** Sends requests in one go, without waiting for answers. */
  AbciClient send(Request... requests) throws IOException {
    for (Request request : requests) {
      request.writeDelimitedTo(out);
    }
    out.flush();
    return this;
  }

  AbciClient sendBytes(byte... bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  AbciClient endOutput() throws IOException {
    channel.shutdownOutput();
    return this;
  }

  /** The next answer, or null once the server has closed. */
  @Nullable Response receive() throws IOException {
    return Response.parseDelimitedFrom(in);
  }

  Response call(Request request) throws IOException {
    return Objects.requireNonNull(send(request, flush()).receiveAndFlush());
  }

  private @Nullable Response receiveAndFlush() throws IOException {
    var answer = receive();
    if (answer != null && !answer.hasException()) {
      receive();
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
