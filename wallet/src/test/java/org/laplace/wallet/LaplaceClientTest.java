package org.laplace.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Place;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.Transfer;
import org.laplace.proto.v1.WaitLevel;

/** Against real gRPC on loopback; the nodes are fakes, their faults are chosen. */
final class LaplaceClientTest {
  private static final PrivateKey KEY =
      PrivateKey.ofSeed(KeyType.ED25519, ByteString.copyFrom(new byte[32]));
  private static final Hash JOB = Hash.of(ByteString.copyFromUtf8("job"));
  private static final List<Action> TRANSFER =
      List.of(
          Action.newBuilder()
              .setTransfer(
                  Transfer.newBuilder()
                      .setRecipient(ByteString.copyFrom(new byte[20]))
                      .setAmount(5))
              .build());

  @TempDir Path directory;

  private final FakeChain chain = new FakeChain();
  private FakeNode first;
  private FakeNode second;
  private LaplaceClient client;

  @BeforeEach
  void start() {
    first = new FakeNode(chain);
    second = new FakeNode(chain);
    client = connect(Duration.ZERO, first.endpoint(), second.endpoint());
  }

  @AfterEach
  void stop() {
    client.close();
    first.close();
    second.close();
  }

  @Test
  void aTransactionIsSignedSentAndCommitted() throws Exception {
    Sent sent = client.send(TRANSFER, KEY);
    assertEquals(List.of(sent.hash()), hashes());
    assertEquals(2, sent.result().orElseThrow().getHeight());
    assertEquals(TRANSFER, sent.transaction().body().getActionsList());
    assertTrue(sent.transaction().body().getExpiryHeight() > 1);
  }

  @Test
  void sequencesFollowEachOther() throws Exception {
    for (int i = 0; i < 3; i++) {
      client.send(TRANSFER, KEY, WaitLevel.WAIT_LEVEL_ACCEPTED, tx -> {});
    }
    assertEquals(List.of(0L, 1L, 2L), sequences());
  }

  @Test
  void theNextNodeIsAskedWhereNobodyListens() throws Exception {
    try (var onlySecond = connect(Duration.ZERO, unused(), second.endpoint())) {
      assertEquals(FakeChain.ID, onlySecond.chainId());
    }
  }

  @Test
  void aTransactionWhoseAnswerWasLostTakesEffectOnce() throws Exception {
    first.broadcastFaults.add(FakeNode.Fault.ANSWER_LOST);
    Sent sent = client.send(TRANSFER, KEY);
    assertEquals(List.of(sent.hash()), hashes());
    assertTrue(second.broadcasts.get() > 0, "the second node got the same bytes");
  }

  @Test
  void aTransactionThatWasLostOnItsWayIsSentToTheNextNode() throws Exception {
    first.broadcastFaults.add(FakeNode.Fault.LOST);
    Sent sent = client.send(TRANSFER, KEY);
    assertEquals(List.of(sent.hash()), hashes());
  }

  @Test
  void aNodeThatIsNotReadyIsPassedOver() throws Exception {
    first.broadcastFaults.add(FakeNode.Fault.NOT_READY);
    client.send(TRANSFER, KEY);
    assertEquals(1, hashes().size());
  }

  @Test
  void whereNobodyAnswersTheTransactionIsNamedAsUncertain() throws Exception {
    first.broadcastFaults.add(FakeNode.Fault.ANSWER_LOST);
    second.broadcastFaults.add(FakeNode.Fault.LOST);
    var refused = assertThrows(RefusedException.class, () -> client.send(TRANSFER, KEY));
    assertEquals(Code.UNREACHABLE, refused.code());
    assertTrue(
        refused.rejection().text().contains(hashes().getFirst().hex()), refused.rejection().text());
  }

  @Test
  void aSequenceThatOthersTookIsGivenUpForTheNext() throws Exception {
    client.send(TRANSFER, KEY);
    // The node says the old sequence once, and this machine has no memory of it.
    first.sequenceLags.add(1L);
    List<SignedTransaction> signed = new ArrayList<>();
    try (var elsewhere =
        LaplaceClient.connect(
            List.of(first.endpoint()), Sequences.in(directory.resolve("other")), Duration.ZERO)) {
      elsewhere.send(TRANSFER, KEY, WaitLevel.WAIT_LEVEL_COMMITTED, signed::add);
    }
    assertEquals(List.of(0L, 1L), sequences());
    assertEquals(2, signed.size());
  }

  @Test
  void aSequenceIsNotGivenUpWhileANodeMayHoldTheTransaction() throws Exception {
    client.send(TRANSFER, KEY);
    first.sequenceLags.add(1L);
    first.broadcastFaults.add(FakeNode.Fault.LOST);
    try (var elsewhere =
        LaplaceClient.connect(
            List.of(first.endpoint(), second.endpoint()),
            Sequences.in(directory.resolve("other")),
            Duration.ZERO)) {
      var refused = assertThrows(RefusedException.class, () -> elsewhere.send(TRANSFER, KEY));
      assertEquals(Code.SEQUENCE_TOO_LOW, refused.code());
    }
    assertEquals(List.of(0L), sequences());
  }

  @Test
  void manySendersWithOneKeyUseEverySequenceOnce() throws Exception {
    int threads = 6;
    int each = 5;
    try (var other = connect(Duration.ZERO, second.endpoint());
        var executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        LaplaceClient mine = i % 2 == 0 ? client : other;
        tasks.add(
            () -> {
              for (int k = 0; k < each; k++) {
                mine.send(TRANSFER, KEY);
              }
              return null;
            });
      }
      for (Future<Void> done : executor.invokeAll(tasks)) {
        done.get();
      }
    }
    assertEquals(LongStream.range(0, (long) threads * each).boxed().toList(), sequences());
  }

  @Test
  void aRefusalIsTheSameHereAsInTheNode() {
    var why =
        new Rejection(
            Code.PROGRAM_INVALID, "there is no gate 'foo'", List.of(new Place(3, 5, "foo")));
    first.quoteRefusal = Optional.of(why);
    var refused =
        assertThrows(RefusedException.class, () -> client.quote(JobSpec.getDefaultInstance()));
    assertEquals(why, refused.rejection());
  }

  @Test
  void whatABlockRefusesIsARefusalToo() {
    chain.refuseInBlocks(new Rejection(Code.INSUFFICIENT_BALANCE, "you have 3 micro-LAP"));
    var refused = assertThrows(RefusedException.class, () -> client.send(TRANSFER, KEY));
    assertEquals(
        new Rejection(Code.INSUFFICIENT_BALANCE, "you have 3 micro-LAP"), refused.rejection());
  }

  @Test
  void aServerWithoutTheServiceIsNoNode() {
    // The fake offers no proofs.
    var refused = assertThrows(RefusedException.class, () -> client.receipt(JOB));
    assertEquals(Code.UNREACHABLE, refused.code());
    assertTrue(refused.rejection().text().contains("does not offer"), refused.rejection().text());
  }

  @Test
  void aWatchGoesOnAtTheNextNodeAndRepeatsNothing() throws Exception {
    JobView open = view(10, JobStatus.JOB_STATUS_OPEN);
    JobView assigned = view(12, JobStatus.JOB_STATUS_ASSIGNED);
    JobView done = view(20, JobStatus.JOB_STATUS_FINAL);
    first.jobTellings.add(new FakeNode.Telling<>(List.of(open, assigned), true));
    // The second node is behind the first, then catches up.
    second.jobTellings.add(
        new FakeNode.Telling<>(
            List.of(view(11, JobStatus.JOB_STATUS_OPEN), view(13, assigned.getJob()), done),
            false));
    try (JobWatch watch = client.watchJob(JOB)) {
      assertEquals(Optional.of(open), watch.next());
      assertEquals(Optional.of(assigned), watch.next());
      assertEquals(Optional.of(done), watch.next());
      assertEquals(Optional.empty(), watch.next());
    }
  }

  @Test
  void aWatchThatNobodyServesAnyMoreEndsWithARefusal() throws Exception {
    first.jobTellings.add(
        new FakeNode.Telling<>(List.of(view(10, JobStatus.JOB_STATUS_OPEN)), true));
    try (JobWatch watch = client.watchJob(JOB)) {
      assertTrue(watch.next().isPresent());
      var refused = assertThrows(RefusedException.class, watch::next);
      assertEquals(Code.UNREACHABLE, refused.code());
    }
  }

  @Test
  void aClosedWatchHasNothingMoreToSay() throws Exception {
    JobWatch watch = client.watchJob(JOB);
    watch.close();
    assertEquals(Optional.empty(), watch.next());
  }

  @Test
  void assignmentsComeAgainAfterABrokenStream() throws Exception {
    Assignment one = Assignment.newBuilder().setHeight(5).build();
    Assignment two = Assignment.newBuilder().setHeight(6).build();
    first.assignmentTellings.add(new FakeNode.Telling<>(List.of(one), true));
    second.assignmentTellings.add(new FakeNode.Telling<>(List.of(one, two), false));
    try (var assignments = client.watchAssignments(KEY.publicKey().address())) {
      assertEquals(Optional.of(one), assignments.next());
      assertEquals(Optional.of(one), assignments.next());
      assertEquals(Optional.of(two), assignments.next());
    }
  }

  private LaplaceClient connect(Duration patience, Endpoint... endpoints) {
    return LaplaceClient.connect(List.of(endpoints), Sequences.in(directory), patience);
  }

  private List<Hash> hashes() {
    return chain.transactions().stream().map(SignedTransaction::hash).toList();
  }

  private List<Long> sequences() {
    return chain.transactions().stream().map(tx -> tx.body().getSequence()).toList();
  }

  private static JobView view(long height, JobStatus status) {
    return view(height, Job.newBuilder().setId(JOB.bytes()).setStatus(status).build());
  }

  private static JobView view(long height, Job job) {
    return JobView.newBuilder().setHeight(height).setJob(job).build();
  }

  /** A port that was free a moment ago, and where nobody listens. */
  private static Endpoint unused() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return new Endpoint("127.0.0.1", socket.getLocalPort());
    }
  }
}
