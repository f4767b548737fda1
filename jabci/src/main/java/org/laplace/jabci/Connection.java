package org.laplace.jabci;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.laplace.proto.abci.Request;
import org.laplace.proto.abci.Response;
import org.laplace.proto.abci.ResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One peer, served by one thread: reads a request, calls, writes the answer, and so keeps the order
 * of the requests. Answers leave on Flush and whenever no more input is at hand.
 */
final class Connection implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  private final SocketChannel channel;
  private final Calls calls;
  private final FrameReader in;
  private final ChannelOutput out;
  private volatile boolean ending;

  Connection(SocketChannel channel, Calls calls, int frameBytesMax) {
    this.channel = channel;
    this.calls = calls;
    this.out = new ChannelOutput(channel);
    this.in = new FrameReader(channel, frameBytesMax, out);
  }

  @Override
  public void run() {
    try (channel) {
      serve();
    } catch (IOException e) {
      if (!ending) {
        log.info("A connection broke: {}", e.toString());
      }
    }
  }

  /** Lets the call in progress end and be answered, then closes; returns at once. */
  void end() {
    ending = true;
    try {
      channel.shutdownInput();
    } catch (IOException e) {
      // The peer was faster.
      log.debug("Closing the input of a connection that is already closed", e);
    }
  }

  /** Closes without waiting for the call in progress. */
  void abort() throws IOException {
    ending = true;
    channel.close();
  }

  private void serve() throws IOException {
    while (!ending) {
      Request request;
      Response answer;
      try {
        byte[] frame = in.next();
        if (frame == null) {
          break;
        }
        request = Request.parseFrom(frame);
        answer = calls.answer(request);
      } catch (FrameException | InvalidProtocolBufferException e) {
        if (!ending) {
          log.warn("Closing a connection, what came is not ABCI: {}", e.getMessage());
          refuse("not ABCI: " + e.getMessage());
        }
        return;
      } catch (IOException e) {
        throw e;
      } catch (Throwable e) {
        // Errors too: CometBFT must learn that this application cannot go on.
        log.error("The application failed, closing the connection", e);
        refuse("the application failed: " + e);
        return;
      }
      answer.writeDelimitedTo(out);
      if (request.hasFlush()) {
        out.flush();
      }
    }
    out.flush();
  }

  /**
   * Sends an exception as the last word. The peer may still be sending, and closing a socket with
   * unread input can destroy what was written, so some input is read first.
   */
  void refuse(String text) throws IOException {
    String bounded =
        text.substring(0, Math.min(text.length(), JabciLimits.EXCEPTION_CHARACTERS_MAX));
    Response.newBuilder()
        .setException(ResponseException.newBuilder().setError(bounded))
        .build()
        .writeDelimitedTo(out);
    out.flush();
    channel.shutdownOutput();
    var unread = ByteBuffer.allocate(8_192);
    for (int drained = 0; drained < JabciLimits.DRAIN_BYTES_MAX; ) {
      int read = channel.read(unread.clear());
      if (read < 0) {
        return;
      }
      drained += read;
    }
  }
}
