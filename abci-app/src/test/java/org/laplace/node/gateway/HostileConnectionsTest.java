package org.laplace.node.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.node.ServedChain;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.BroadcastRequest;
import org.laplace.proto.v1.GetStatusRequest;
import org.laplace.proto.v1.LedgerServiceGrpc.LedgerServiceBlockingStub;
import org.laplace.proto.v1.TransactionServiceGrpc.TransactionServiceBlockingStub;

/** Garbage on the gateway's port: others are served on, and the state never hears of it. */
@Timeout(120)
class HostileConnectionsTest {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

  @TempDir Path directory;
  private final List<Socket> sockets = new ArrayList<>();
  private ServedChain served;
  private Hash before;

  @BeforeEach
  void serve() throws IOException {
    served = ServedChain.open(directory, "client");
    before = served.chain().appHash();
  }

  @AfterEach
  void isServedAsBefore() throws IOException {
    var ledger = served.client(LedgerServiceBlockingStub.class);
    assertEquals(
        served.chain().height(),
        ledger.getStatus(GetStatusRequest.getDefaultInstance()).getHeight());
    served.chain().produceBlock();
    assertEquals(before, served.chain().appHash());
    for (Socket socket : sockets) {
      socket.close();
    }
    served.close();
  }

  @Test
  void randomBytesEndOnlyTheirConnection() throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      byte[] bytes = new byte[1 + random.nextInt(5_000)];
      random.nextBytes(bytes);
      send(bytes);
    }
  }

  @Test
  void http1NonsenseEndsOnlyItsConnection() throws IOException {
    for (String text :
        List.of(
            "GET\r\n\r\n",
            "BREW /pot HTTP/1.1\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "POST /laplace.v1.LedgerService/GetStatus HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
            "POST /laplace.v1.LedgerService/GetStatus HTTP/1.1\r\nHost: x\r\n"
                + "Content-Type: application/grpc\r\nContent-Length: 5\r\n\r\n\u00ff\u00ff\u00ff\u00ff\u00ff",
            "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(50_000) + "\r\n")) {
      send(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void http2NonsenseEndsOnlyItsConnection() throws IOException {
    Random random = new Random(12);
    for (int round = 0; round < 50; round++) {
      byte[] payload = new byte[random.nextInt(2_000)];
      random.nextBytes(payload);
      send(
          concat(
              PREFACE.getBytes(StandardCharsets.US_ASCII),
              SETTINGS,
              frame(payload.length, random.nextInt(12), random.nextInt(256), random.nextInt()),
              payload));
    }
  }

  @Test
  void aFrameThatClaimsToBeHugeIsRefusedAtOnce() throws IOException {
    Socket socket =
        send(
            concat(
                PREFACE.getBytes(StandardCharsets.US_ASCII),
                SETTINGS,
                frame(0xffffff, 0, 0, 1),
                new byte[100]));
    awaitEnd(socket);
  }

  @Test
  void halfOpenConnectionsHoldNobodyUp() throws IOException {
    for (int index = 0; index < 200; index++) {
      send(PREFACE.substring(0, index % PREFACE.length()).getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void aMessageAboveTheLimitIsRefused() {
    Status aboveMessages = broadcast(5 << 19);
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, aboveMessages.getCode());
    Status aboveRequests = broadcast(8 << 20);
    assertEquals("HTTP status code 413", aboveRequests.getDescription());
  }

  private Status broadcast(int bytes) {
    var transactions = served.client(TransactionServiceBlockingStub.class);
    ByteString huge = ByteString.copyFrom(new byte[bytes]);
    return Assertions.assertThrows(
            StatusRuntimeException.class,
            () -> transactions.broadcast(BroadcastRequest.newBuilder().setTx(huge).build()))
        .getStatus();
  }

  /** Leaves the connection open. */
  private Socket send(byte[] bytes) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.port());
    sockets.add(socket);
    try {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    } catch (SocketException e) {
      // The server has had enough already.
    }
    return socket;
  }

  private static void awaitEnd(Socket socket) throws IOException {
    socket.setSoTimeout(60_000);
    byte[] buffer = new byte[1_000];
    try {
      while (socket.getInputStream().read(buffer) >= 0) {
        // What the server says before it hangs up.
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the server keeps the connection", e);
    } catch (SocketException e) {
      // Reset: that is an end too.
    }
  }

  /** RFC 9113 section 4.1. */
  private static byte[] frame(int length, int type, int flags, int stream) {
    return ByteBuffer.allocate(9)
        .put((byte) (length >> 16))
        .putShort((short) length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream & Integer.MAX_VALUE)
        .array();
  }

  private static byte[] concat(byte[]... parts) {
    ByteString all = ByteString.EMPTY;
    for (byte[] part : parts) {
      all = all.concat(ByteString.copyFrom(part));
    }
    return all.toByteArray();
  }
}
