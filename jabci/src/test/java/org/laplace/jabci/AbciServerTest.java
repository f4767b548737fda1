package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laplace.proto.abci.ExecTxResult;
import org.laplace.proto.abci.Request;
import org.laplace.proto.abci.RequestCheckTx;
import org.laplace.proto.abci.RequestCommit;
import org.laplace.proto.abci.RequestFinalizeBlock;
import org.laplace.proto.abci.RequestQuery;
import org.laplace.proto.abci.ResponseCheckTx;
import org.laplace.proto.abci.ResponseCommit;
import org.laplace.proto.abci.ResponseFinalizeBlock;
import org.laplace.proto.abci.ResponseQuery;

@Timeout(60)
class AbciServerTest {
  private static final int FRAME_BYTES_MAX = 4 << 20;

  enum Transport {
    UNIX,
    TCP
  }

  /** Answers CheckTx with its bytes, blocks in FinalizeBlock and fails in Query when told to. */
  private static class Probe implements Application {
    final AtomicInteger consensusCallsNow = new AtomicInteger();
    final AtomicInteger consensusCallsMost = new AtomicInteger();
    final CountDownLatch finalizing = new CountDownLatch(1);
    final CountDownLatch mayFinalize = new CountDownLatch(1);

    @Override
    public ResponseCheckTx checkTx(RequestCheckTx request) {
      return ResponseCheckTx.newBuilder().setData(request.getTx()).build();
    }

    @Override
    public ResponseFinalizeBlock finalizeBlock(RequestFinalizeBlock request) {
      consensusCallsMost.accumulateAndGet(consensusCallsNow.incrementAndGet(), Math::max);
      finalizing.countDown();
      await(mayFinalize);
      consensusCallsNow.decrementAndGet();
      return ResponseFinalizeBlock.newBuilder()
          .addTxResults(ExecTxResult.getDefaultInstance())
          .build();
    }

    @Override
    public ResponseCommit commit(RequestCommit request) {
      consensusCallsMost.accumulateAndGet(consensusCallsNow.incrementAndGet(), Math::max);
      consensusCallsNow.decrementAndGet();
      return ResponseCommit.newBuilder().setRetainHeight(7).build();
    }

    @Override
    public ResponseQuery query(RequestQuery request) {
      if (request.getPath().equals("/fail")) {
        throw new IllegalStateException("the disk is on fire");
      }
      if (request.getPath().equals("/overflow")) {
        throw new StackOverflowError("too deep");
      }
      return ResponseQuery.newBuilder().setValue(request.getData()).build();
    }
  }

  static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(50, TimeUnit.SECONDS), "nobody came");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private ShortDirectory directory;
  private final Probe probe = new Probe();

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = new ShortDirectory();
  }

  @AfterEach
  void removeDirectory() throws IOException {
    directory.close();
  }

  private AbciServer serve(Transport transport) throws IOException {
    var address =
        switch (transport) {
          case UNIX -> new ListenAddress.Unix(directory.path().resolve("a.sock"));
          case TCP -> new ListenAddress.Tcp("127.0.0.1", 0);
        };
    return AbciServer.start(address, probe, FRAME_BYTES_MAX);
  }

  private static Request checkTx(int i) {
    return Request.newBuilder()
        .setCheckTx(RequestCheckTx.newBuilder().setTx(ByteString.copyFromUtf8("tx" + i)))
        .build();
  }

  private static Request query(String path) {
    return Request.newBuilder().setQuery(RequestQuery.newBuilder().setPath(path)).build();
  }

  private static Request finalizeBlock() {
    return Request.newBuilder()
        .setFinalizeBlock(RequestFinalizeBlock.newBuilder().addTxs(ByteString.EMPTY))
        .build();
  }

  private static Request commit() {
    return Request.newBuilder().setCommit(RequestCommit.getDefaultInstance()).build();
  }

  @ParameterizedTest
  @EnumSource
  void aThousandPipelinedRequestsAreAnsweredInTheirOrder(Transport transport) throws Exception {
    try (var server = serve(transport);
        var client = new AbciClient(server.address());
        var sender = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent =
          sender.submit(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  client.send(checkTx(i));
                }
                return client.send(AbciClient.flush());
              });
      for (int i = 0; i < 1_000; i++) {
        assertEquals("tx" + i, client.receive().getCheckTx().getData().toStringUtf8());
      }
      assertTrue(client.receive().hasFlush());
      sent.get();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerComesWithoutFlushWhenNoMoreInputIsAtHand(Transport transport) throws Exception {
    try (var server = serve(transport);
        var client = new AbciClient(server.address())) {
      client.send(AbciClient.echo("one"));
      assertEquals("one", client.receive().getEcho().getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void answersArriveEvenIfTheNextFrameIsNotWhole(Transport transport) throws Exception {
    try (var server = serve(transport);
        var client = new AbciClient(server.address())) {
      client.send(AbciClient.echo("one")).sendBytes((byte) 4, (byte) 0x12);
      assertEquals("one", client.receive().getEcho().getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void requestsAndAnswersOfSeveralMegabytesPass(Transport transport) throws Exception {
    var data = ByteString.copyFrom(new byte[3 << 20]);
    try (var server = serve(transport);
        var client = new AbciClient(server.address())) {
      var answer =
          client.call(
              Request.newBuilder().setQuery(RequestQuery.newBuilder().setData(data)).build());
      assertEquals(data, answer.getQuery().getValue());
    }
  }

  @Test
  void checkTxAndQueryAreAnsweredWhileABlockIsExecuted() throws Exception {
    try (var server = serve(Transport.UNIX);
        var consensus = new AbciClient(server.address());
        var mempool = new AbciClient(server.address());
        var query = new AbciClient(server.address())) {
      consensus.send(finalizeBlock(), AbciClient.flush());
      await(probe.finalizing);
      assertEquals("tx1", mempool.call(checkTx(1)).getCheckTx().getData().toStringUtf8());
      assertTrue(query.call(query("/")).hasQuery());
      probe.mayFinalize.countDown();
      assertEquals(1, consensus.receive().getFinalizeBlock().getTxResultsCount());
    }
  }

  @Test
  void consensusCallsOfTwoConnectionsNeverOverlap() throws Exception {
    try (var server = serve(Transport.UNIX);
        var one = new AbciClient(server.address());
        var other = new AbciClient(server.address())) {
      one.send(finalizeBlock());
      await(probe.finalizing);
      other.send(commit());
      probe.mayFinalize.countDown();
      assertEquals(7, other.receive().getCommit().getRetainHeight());
      assertTrue(one.receive().hasFinalizeBlock());
      assertEquals(1, probe.consensusCallsMost.get());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheApplicationThrowsArrivesInTheEnvelopeAndEndsTheConnection(Transport transport)
      throws Exception {
    try (var server = serve(transport);
        var client = new AbciClient(server.address());
        var bystander = new AbciClient(server.address())) {
      client.send(AbciClient.echo("before"), query("/fail"), AbciClient.echo("after"));
      assertEquals("before", client.receive().getEcho().getMessage());
      String error = client.receive().getException().getError();
      assertTrue(error.contains("the disk is on fire"), error);
      assertNull(client.receive());

      assertEquals("alive", bystander.call(AbciClient.echo("alive")).getEcho().getMessage());
      try (var late = new AbciClient(server.address())) {
        assertEquals("new", late.call(AbciClient.echo("new")).getEcho().getMessage());
      }
    }
  }

  @Test
  void anErrorOfTheVirtualMachineIsAnExceptionToo() throws Exception {
    try (var server = serve(Transport.UNIX);
        var client = new AbciClient(server.address())) {
      client.send(query("/overflow"));
      assertTrue(client.receive().getException().getError().contains("too deep"));
      assertNull(client.receive());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOversizedFrameIsRefusedBeforeItsBytesAreRead(Transport transport) throws Exception {
    try (var server = serve(transport);
        var client = new AbciClient(server.address())) {
      // 2^31 - 1, CometBFT's own limit; nothing follows.
      client.sendBytes((byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0x07);
      String error = client.receive().getException().getError();
      assertTrue(error.contains(FRAME_BYTES_MAX + " bytes"), error);
      assertNull(client.receive());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionArrivesEvenThoughThePeerGoesOnSending(Transport transport) throws Exception {
    try (var server = serve(transport);
        var client = new AbciClient(server.address())) {
      client.sendBytes((byte) 3, (byte) 0xff, (byte) 0xff, (byte) 0xff);
      client.sendBytes(new byte[100_000]);
      assertTrue(client.receive().hasException());
      assertNull(client.receive());
    }
  }

  @ParameterizedTest
  @EnumSource
  void garbageTruncatedAndEmptyRequestsEndOnlyTheirOwnConnection(Transport transport)
      throws Exception {
    try (var server = serve(transport)) {
      try (var bystander = new AbciClient(server.address())) {
        for (byte[] nonsense :
            new byte[][] {
              {4, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff}, // no field tag
              {3, 0x0a, 0x10, 0x01}, // a message that is longer than its frame
              {5, 0x0a, 0x03, 0x0a, 0x01, (byte) 0xff}, // text that is not UTF-8
              {0}, // a request that asks for nothing
              {3, (byte) 0x82, 0x08, 0}, // a field that ABCI does not have
              {9, 0x0a, 0x02}, // ends too early
            }) {
          try (var client = new AbciClient(server.address())) {
            client.sendBytes(nonsense).endOutput();
            var answer = client.receive();
            assertNotNull(answer);
            assertTrue(answer.hasException(), answer.toString());
            assertNull(client.receive());
          }
        }
        assertEquals("alive", bystander.call(AbciClient.echo("alive")).getEcho().getMessage());
      }
    }
  }

  @Test
  void closingLetsTheCallInProgressBeAnswered() throws Exception {
    var server = serve(Transport.UNIX);
    try (var client = new AbciClient(server.address());
        var closer = Executors.newVirtualThreadPerTaskExecutor()) {
      client.send(finalizeBlock());
      await(probe.finalizing);
      var closed =
          closer.submit(
              () -> {
                server.close();
                return true;
              });
      server.awaitClosed();
      assertFalse(closed.isDone());
      probe.mayFinalize.countDown();
      assertTrue(client.receive().hasFinalizeBlock());
      assertNull(client.receive());
      assertTrue(closed.get());
    }
  }

  @Test
  void connectionsBeyondTheLimitAreClosed() throws Exception {
    try (var server = serve(Transport.UNIX)) {
      var clients = new ArrayList<AbciClient>();
      for (int i = 0; i < JabciLimits.CONNECTIONS_MAX; i++) {
        var client = new AbciClient(server.address());
        clients.add(client);
        assertTrue(client.call(AbciClient.echo("in")).hasEcho());
      }
      try (var tooMany = new AbciClient(server.address())) {
        assertNull(tooMany.receive());
      }
      for (var client : clients) {
        client.close();
      }
    }
  }
}
