package org.laplace.node.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.node.ServedChain;
import org.laplace.node.chain.Actions;
import org.laplace.node.chain.SoloChain;
import org.laplace.node.chain.Specs;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.BroadcastRequest;
import org.laplace.proto.v1.GetAccountRequest;
import org.laplace.proto.v1.GetAppHashRequest;
import org.laplace.proto.v1.GetJobRequest;
import org.laplace.proto.v1.GetProofRequest;
import org.laplace.proto.v1.GetProviderRequest;
import org.laplace.proto.v1.GetReceiptRequest;
import org.laplace.proto.v1.GetResultRequest;
import org.laplace.proto.v1.GetTransactionRequest;
import org.laplace.proto.v1.Input;
import org.laplace.proto.v1.JobServiceGrpc.JobServiceBlockingStub;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.LedgerServiceGrpc.LedgerServiceBlockingStub;
import org.laplace.proto.v1.ListJobsRequest;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.Place;
import org.laplace.proto.v1.ProofServiceGrpc.ProofServiceBlockingStub;
import org.laplace.proto.v1.ProviderServiceGrpc.ProviderServiceBlockingStub;
import org.laplace.proto.v1.QuoteRequest;
import org.laplace.proto.v1.SubmitRequest;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.proto.v1.TransactionServiceGrpc.TransactionServiceBlockingStub;
import org.laplace.proto.v1.Tx;
import org.laplace.proto.v1.TxBody;
import org.laplace.proto.v1.WatchAssignmentsRequest;

/**
 * What people get wrong: each has a code, a status, a text that says what to do, and leaves no
 * trace in state but for the fee where a block had to find out.
 */
@Timeout(300)
class RefusedRequestsTest {
  private static final PrivateKey CLIENT = SoloChain.key("client");
  private static final PrivateKey PROVIDER = SoloChain.key("provider");
  private static final PrivateKey OTHER = SoloChain.key("other");
  private static final Address STRANGER = SoloChain.key("stranger").publicKey().address();
  private static final Hash NOTHING = Hash.of(ByteString.copyFromUtf8("nothing"));

  @TempDir Path directory;
  private ServedChain served;
  private SoloChain chain;
  private JobServiceBlockingStub jobs;
  private TransactionServiceBlockingStub transactions;

  @BeforeEach
  void serve() throws IOException {
    served = ServedChain.open(directory, "client", "provider", "other");
    chain = served.chain();
    jobs = served.client(JobServiceBlockingStub.class);
    transactions = served.client(TransactionServiceBlockingStub.class);
  }

  @AfterEach
  void close() throws IOException {
    served.close();
  }

  // Programs.

  @Test
  void aMalformedProgramIsRefusedWithLineAndColumn() {
    String program = Specs.GHZ.replace("cx q[0], q[1];", "cx q[0] q[1];");
    Refused refused = quote(Specs.circuit(program, 10));
    refused.is(Status.Code.INVALID_ARGUMENT, Code.PROGRAM_INVALID);
    Place place = refused.refusal().getPlaces(0);
    assertEquals(6, place.getLine());
    assertTrue(place.getColumn() >= 3, place::toString);
    assertFalse(place.getMessage().isEmpty());
  }

  @Test
  void anUnknownGateIsRefusedByItsNameAndPlace() {
    String program = Specs.GHZ.replace("h q[0];", "hadamard q[0];");
    Refused refused = quote(Specs.circuit(program, 10));
    refused.is(Status.Code.INVALID_ARGUMENT, Code.PROGRAM_INVALID, "hadamard");
    assertEquals(5, refused.refusal().getPlaces(0).getLine());
    assertEquals(1, refused.refusal().getPlaces(0).getColumn());
  }

  @Test
  void aMalformedParticleFileIsRefusedWithLineAndColumn() {
    Refused refused =
        quote(
            Specs.particles(
                """
                {"law": "gravity",
                 "units": "imperial", "integrator": "velocity-verlet", "dt": 1, "steps": 1,
                 "bodies": [{"mass": 1, "position": [0, 0, 0], "velocity": [0, 0, 0]}]}
                """));
    refused.is(Status.Code.INVALID_ARGUMENT, Code.PROGRAM_INVALID, "natural");
    assertEquals(2, refused.refusal().getPlaces(0).getLine());
  }

  @Test
  void tooManyQubitsAreRefusedWithTheMostThatIsTaken() {
    String program = Specs.GHZ.replace("qubit[3]", "qubit[25]").replace("bit[3]", "bit[25]");
    quote(Specs.circuit(program, 10)).is(Status.Code.INVALID_ARGUMENT, Code.OUT_OF_RANGE, "24");
  }

  @Test
  void tooManyShotsAreRefusedWithTheMostThatIsTaken() {
    quote(Specs.circuit(Specs.GHZ, 100_001))
        .is(Status.Code.INVALID_ARGUMENT, Code.OUT_OF_RANGE, "100000", "100001");
  }

  @Test
  void anOversizedProgramIsRefusedWithItsSize() {
    String program = Specs.GHZ + "// " + "x".repeat(262_144);
    quote(Specs.circuit(program, 10))
        .is(Status.Code.INVALID_ARGUMENT, Code.PROGRAM_TOO_LARGE, "262144");
  }

  @Test
  void whatTheChainWouldRefuseIsNotQuoted() {
    quote(Specs.circuit("", 10)).is(Status.Code.INVALID_ARGUMENT, Code.PROGRAM_INVALID);
    quote(Specs.circuit(Specs.GHZ, 10).toBuilder().setEngine("abacus/7").build())
        .is(Status.Code.INVALID_ARGUMENT, Code.UNKNOWN_ENGINE, "abacus/7");
    quote(JobSpec.getDefaultInstance()).is(Status.Code.INVALID_ARGUMENT, Code.UNKNOWN_ENGINE);
    String twoInputs = "OPENQASM 3.0; input float a; input float b; qubit q; bit c; c = measure q;";
    quote(
            Specs.circuit(twoInputs, 10).toBuilder()
                .addInputs(Input.newBuilder().setName("b"))
                .addInputs(Input.newBuilder().setName("a"))
                .build())
        .is(Status.Code.INVALID_ARGUMENT, Code.OUT_OF_RANGE, "ascending");
  }

  /** Names and numbers may be as long as a program; trailers may not. */
  @Test
  void aRefusalFitsIntoTrailersWhateverTheProgramIs() {
    for (String part : List.of("x", "\u00e9", "\ud835\udd4f")) {
      quote(Specs.circuit(Specs.GHZ.replace("h q[0]", part.repeat(50_000) + " q[0]"), 10))
          .is(Status.Code.INVALID_ARGUMENT, Code.PROGRAM_INVALID);
      String manyFaults = "OPENQASM 3.0;\nqubit q;\n" + (part.repeat(100) + " q;\n").repeat(300);
      assertTrue(quote(Specs.circuit(manyFaults, 10)).refusal().getPlacesCount() >= 1);
    }
  }

  @Test
  void aMisdeclaredSpecIsRefusedBeforeItCostsAnything() {
    leavesNoTrace(
        () ->
            submit(Specs.ghz().toBuilder().setWorkUnits(Specs.ghz().getWorkUnits() + 1).build())
                .is(Status.Code.INVALID_ARGUMENT, Code.OUT_OF_RANGE, "quote"));
    leavesNoTrace(
        () ->
            submit(Specs.ghz().toBuilder().setSize(2).build())
                .is(Status.Code.INVALID_ARGUMENT, Code.OUT_OF_RANGE, "quote"));
  }

  @Test
  void submitTakesOneJobAndNothingElse() {
    SignedTransaction tx = chain.sign(CLIENT, Actions.transfer(STRANGER, 5_000));
    leavesNoTrace(
        () ->
            Refused.by(() -> jobs.submit(SubmitRequest.newBuilder().setTx(tx.bytes()).build()))
                .is(Status.Code.INVALID_ARGUMENT, Code.MALFORMED_REQUEST, "Broadcast"));
  }

  // Transactions.

  @Test
  void bytesThatAreNoTransactionAreRefused() {
    leavesNoTrace(
        () -> {
          broadcast(ByteString.EMPTY).is(Status.Code.INVALID_ARGUMENT, Code.MALFORMED_TRANSACTION);
          broadcast(ByteString.copyFromUtf8("not a transaction"))
              .is(Status.Code.INVALID_ARGUMENT, Code.MALFORMED_TRANSACTION);
          broadcast(ByteString.copyFrom(new byte[(1 << 20) + 1]))
              .is(Status.Code.INVALID_ARGUMENT, Code.TRANSACTION_TOO_LARGE, "1048576");
        });
  }

  @Test
  void aTransactionForAnotherChainIsRefused() {
    leavesNoTrace(
        () ->
            broadcast(signed(body -> body.setChainId("other-1")))
                .is(Status.Code.INVALID_ARGUMENT, Code.WRONG_CHAIN, "other-1", "test-1"));
  }

  @Test
  void aWrongSignatureIsRefused() {
    Tx tx = wire(chain.sign(CLIENT, Actions.transfer(STRANGER, 5_000)));
    byte[] signature = tx.getAuth().getSignature().toByteArray();
    signature[10] ^= 1;
    Tx forged =
        tx.toBuilder()
            .setAuth(tx.getAuth().toBuilder().setSignature(ByteString.copyFrom(signature)))
            .build();
    leavesNoTrace(
        () ->
            broadcast(forged.toByteString())
                .is(Status.Code.UNAUTHENTICATED, Code.WRONG_SIGNATURE, "sign"));
  }

  @Test
  void aKeyThatARelayerStripsMakesTheSignatureWrong() {
    chain.run(CLIENT, Actions.transfer(STRANGER, 5_000));
    Tx tx = wire(chain.sign(CLIENT, Actions.transfer(STRANGER, 5_000)));
    Tx stripped = tx.toBuilder().setAuth(tx.getAuth().toBuilder().clearPublicKey()).build();
    leavesNoTrace(
        () ->
            broadcast(stripped.toByteString())
                .is(Status.Code.UNAUTHENTICATED, Code.WRONG_SIGNATURE));
  }

  @Test
  void theFirstTransactionOfALaneCarriesItsKey() {
    TxBody body = chain.body(CLIENT, Actions.transfer(STRANGER, 5_000)).build();
    leavesNoTrace(
        () ->
            broadcast(Transactions.signForOpenLane(body, CLIENT).bytes())
                .is(Status.Code.UNAUTHENTICATED, Code.UNKNOWN_KEY, "send the key along"));
  }

  @Test
  void aUsedSequenceIsRefused() {
    SignedTransaction first = chain.sign(CLIENT, Actions.transfer(STRANGER, 5_000));
    SignedTransaction second = chain.sign(CLIENT, Actions.transfer(STRANGER, 6_000));
    chain.submit(first);
    broadcast(second.bytes())
        .is(Status.Code.FAILED_PRECONDITION, Code.ALREADY_PENDING, "next sequence");
    chain.produceBlock();
    leavesNoTrace(
        () ->
            broadcast(second.bytes())
                .is(Status.Code.FAILED_PRECONDITION, Code.SEQUENCE_TOO_LOW, "counts once"));
    leavesNoTrace(
        () ->
            broadcast(signed(body -> body.setSequence(1_000)))
                .is(Status.Code.FAILED_PRECONDITION, Code.SEQUENCE_TOO_HIGH, "1000"));
  }

  @Test
  void anExpiredTransactionIsRefused() {
    leavesNoTrace(
        () ->
            broadcast(signed(body -> body.setExpiryHeight(1)))
                .is(Status.Code.FAILED_PRECONDITION, Code.EXPIRED, "later expiry height"));
  }

  @Test
  void aFeeThatCannotBePaidIsRefused() {
    leavesNoTrace(
        () ->
            broadcast(signed(body -> body.setFeeLimit(1)))
                .is(Status.Code.INVALID_ARGUMENT, Code.FEE_TOO_LOW, "fee limit"));
    leavesNoTrace(
        () ->
            broadcast(
                    chain
                        .sign(SoloChain.key("stranger"), Actions.transfer(STRANGER, 5_000))
                        .bytes())
                .is(Status.Code.FAILED_PRECONDITION, Code.INSUFFICIENT_BALANCE, "pay"));
  }

  @Test
  void aHotLaneCanDoNothingButAttest() {
    leavesNoTrace(
        () ->
            broadcast(
                    chain.sign(chain.hotLanes().getFirst(), Actions.transfer(STRANGER, 1)).bytes())
                .is(Status.Code.PERMISSION_DENIED, Code.ROLE_FORBIDS, "another account"));
  }

  // What only a block can find out: the fee is charged, nothing else happens.

  @Test
  void aJobThatCannotBePaidCostsNothingButTheFee() {
    PrivateKey poor = SoloChain.key("poor");
    chain.run(CLIENT, Actions.transfer(poor.publicKey().address(), 1_000_000));
    costsOnlyTheFee(
        Code.INSUFFICIENT_BALANCE, poor, Actions.openJob(Specs.ghz(), chain.height() + 100));
  }

  @Test
  void anOfferWithoutABondThatCountsCostsNothingButTheFee() {
    Action offer = Actions.offer("statevector/1", 1_000_000);
    Action low =
        offer.toBuilder().setPostOffer(offer.getPostOffer().toBuilder().setBondPerSlot(1)).build();
    costsOnlyTheFee(Code.INSUFFICIENT_BOND, PROVIDER, low);
    Action unaffordable =
        offer.toBuilder()
            .setPostOffer(
                offer.getPostOffer().toBuilder()
                    .setBondPerSlot(SoloChain.FUNDS.microLap() / 2)
                    .setSlots(3))
            .build();
    costsOnlyTheFee(Code.INSUFFICIENT_BALANCE, PROVIDER, unaffordable);
  }

  @Test
  void aResultFromTheWrongProviderCostsItsSenderTheFee() {
    Hash job = assignedJob();
    Action result = Actions.result(job, 1, Specs.evaluation(Specs.ghz()));
    costsOnlyTheFee(Code.NOT_ASSIGNED_TO_YOU, OTHER, result);
    costsOnlyTheFee(
        Code.WRONG_ATTEMPT, PROVIDER, Actions.result(job, 2, Specs.evaluation(Specs.ghz())));
    assertEquals(JobStatus.JOB_STATUS_ASSIGNED, chain.job(job).getStatus());
  }

  @Test
  void aResultAfterTheDeadlineCostsItsSenderTheFee() {
    Hash job = assignedJob();
    while (chain.job(job).getStatus() == JobStatus.JOB_STATUS_ASSIGNED) {
      chain.produceBlock();
    }
    assertEquals(JobStatus.JOB_STATUS_OPEN, chain.job(job).getStatus());
    costsOnlyTheFee(
        Code.DEADLINE_PASSED, PROVIDER, Actions.result(job, 1, Specs.evaluation(Specs.ghz())));
  }

  @Test
  void actionsOnUnknownObjectsCostNothingButTheFee() {
    costsOnlyTheFee(Code.UNKNOWN_JOB, CLIENT, Actions.cancel(NOTHING));
    costsOnlyTheFee(Code.UNKNOWN_JOB, PROVIDER, Actions.decline(NOTHING, 1));
    costsOnlyTheFee(
        Code.UNKNOWN_JOB,
        PROVIDER,
        Actions.result(NOTHING, 1, OutcomeKind.OUTCOME_KIND_COMPUTED, ByteString.EMPTY));
    costsOnlyTheFee(Code.UNKNOWN_OFFER, PROVIDER, Actions.withdraw(NOTHING));
    costsOnlyTheFee(Code.NOT_A_VALIDATOR, CLIENT, Actions.attest(NOTHING, 1, NOTHING));
  }

  @Test
  void whatBelongsToSomebodyElseStaysHis() {
    Hash job = assignedJob();
    costsOnlyTheFee(Code.NOT_ASSIGNED_TO_YOU, OTHER, Actions.decline(job, 1));
    SignedTransaction open = chain.sign(CLIENT, Actions.openJob(Specs.ghz(), chain.height() + 100));
    chain.submit(open);
    chain.produceBlock();
    costsOnlyTheFee(Code.NOT_YOUR_JOB, OTHER, Actions.cancel(open.objectId(0)));
    costsOnlyTheFee(Code.WRONG_STATE, CLIENT, Actions.cancel(job));
    Hash offer = new Hash(chain.job(job).getAttempts(0).getOfferId());
    costsOnlyTheFee(Code.NOT_YOUR_OFFER, OTHER, Actions.withdraw(offer));
  }

  // Questions.

  @Test
  void unknownIdsAreNotFound() {
    ByteString id = NOTHING.bytes();
    GetJobRequest job = GetJobRequest.newBuilder().setJobId(id).build();
    Refused.by(() -> jobs.getJob(job)).is(Status.Code.NOT_FOUND, Code.UNKNOWN_JOB);
    Refused.by(() -> jobs.watchJob(job).next()).is(Status.Code.NOT_FOUND, Code.UNKNOWN_JOB);
    Refused.by(() -> jobs.getResult(GetResultRequest.newBuilder().setJobId(id).build()))
        .is(Status.Code.NOT_FOUND, Code.UNKNOWN_JOB);
    var proofs = served.client(ProofServiceBlockingStub.class);
    Refused.by(() -> proofs.getReceipt(GetReceiptRequest.newBuilder().setJobId(id).build()))
        .is(Status.Code.NOT_FOUND, Code.UNKNOWN_JOB);
    Refused.by(
            () ->
                transactions.getTransaction(
                    GetTransactionRequest.newBuilder().setTxHash(id).build()))
        .is(Status.Code.NOT_FOUND, Code.UNKNOWN_TRANSACTION);
    var ledger = served.client(LedgerServiceBlockingStub.class);
    for (long height : new long[] {1_000, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      Refused.by(() -> ledger.getAppHash(GetAppHashRequest.newBuilder().setHeight(height).build()))
          .is(Status.Code.NOT_FOUND, Code.HEIGHT_NOT_KNOWN);
      Refused.by(
              () ->
                  proofs.getProof(
                      GetProofRequest.newBuilder()
                          .setKey(StateKeys.supply())
                          .setHeight(height)
                          .build()))
          .is(Status.Code.NOT_FOUND, Code.HEIGHT_NOT_KNOWN);
    }
  }

  @Test
  void whatIsNotThereYetIsUnavailable() {
    Hash job = assignedJob();
    Refused.by(() -> jobs.getResult(GetResultRequest.newBuilder().setJobId(job.bytes()).build()))
        .is(Status.Code.UNAVAILABLE, Code.NO_RESULT_YET, "watch");
    var proofs = served.client(ProofServiceBlockingStub.class);
    Refused.by(
            () -> proofs.getReceipt(GetReceiptRequest.newBuilder().setJobId(job.bytes()).build()))
        .is(Status.Code.UNAVAILABLE, Code.NOT_FINISHED, "ASSIGNED");
  }

  @Test
  void malformedQuestionsAreRefused() {
    ByteString odd = ByteString.copyFromUtf8("odd");
    Status.Code invalid = Status.Code.INVALID_ARGUMENT;
    Refused.by(() -> jobs.getJob(GetJobRequest.newBuilder().setJobId(odd).build()))
        .is(invalid, Code.MALFORMED_REQUEST, "job_id", "32", "3");
    Refused.by(() -> jobs.watchJob(GetJobRequest.newBuilder().setJobId(odd).build()).next())
        .is(invalid, Code.MALFORMED_REQUEST);
    Refused.by(() -> jobs.listJobs(ListJobsRequest.newBuilder().setClient(odd).build()))
        .is(invalid, Code.MALFORMED_ADDRESS, "client");
    Refused.by(() -> jobs.listJobs(ListJobsRequest.newBuilder().setPageToken(odd).build()))
        .is(invalid, Code.MALFORMED_REQUEST, "page_token");
    for (int limit : new int[] {501, -1, Integer.MIN_VALUE}) {
      Refused.by(() -> jobs.listJobs(ListJobsRequest.newBuilder().setLimit(limit).build()))
          .is(invalid, Code.OUT_OF_RANGE, "500");
    }
    var providers = served.client(ProviderServiceBlockingStub.class);
    Refused.by(
            () -> providers.getProvider(GetProviderRequest.newBuilder().setProvider(odd).build()))
        .is(invalid, Code.MALFORMED_ADDRESS, "20");
    Refused.by(
            () ->
                providers
                    .watchAssignments(WatchAssignmentsRequest.newBuilder().setProvider(odd).build())
                    .next())
        .is(invalid, Code.MALFORMED_ADDRESS);
    var ledger = served.client(LedgerServiceBlockingStub.class);
    Refused.by(() -> ledger.getAccount(GetAccountRequest.newBuilder().setAddress(odd).build()))
        .is(invalid, Code.MALFORMED_ADDRESS);
    var proofs = served.client(ProofServiceBlockingStub.class);
    for (int size : new int[] {0, 257, 100_000}) {
      Refused.by(
              () ->
                  proofs.getProof(
                      GetProofRequest.newBuilder()
                          .setKey(ByteString.copyFrom(new byte[size]))
                          .build()))
          .is(invalid, Code.MALFORMED_REQUEST, "256");
    }
  }

  private Refused quote(JobSpec spec) {
    return Refused.by(() -> jobs.quote(QuoteRequest.newBuilder().setSpec(spec).build()));
  }

  private Refused submit(JobSpec spec) {
    SignedTransaction tx = chain.sign(CLIENT, Actions.openJob(spec, chain.height() + 100));
    return Refused.by(() -> jobs.submit(SubmitRequest.newBuilder().setTx(tx.bytes()).build()));
  }

  private Refused broadcast(ByteString tx) {
    return Refused.by(
        () -> transactions.broadcast(BroadcastRequest.newBuilder().setTx(tx).build()));
  }

  private ByteString signed(UnaryOperator<TxBody.Builder> change) {
    TxBody.Builder body = chain.body(CLIENT, Actions.transfer(STRANGER, 5_000));
    return Transactions.sign(change.apply(body).build(), CLIENT).bytes();
  }

  private static Tx wire(SignedTransaction tx) {
    try {
      return Tx.parseFrom(tx.bytes());
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private Hash assignedJob() {
    chain.run(PROVIDER, Actions.offer("statevector/1", 1_000_000));
    SignedTransaction tx = chain.sign(CLIENT, Actions.openJob(Specs.ghz(), chain.height() + 500));
    chain.submit(tx);
    chain.produceBlock();
    chain.produceBlock();
    assertEquals(JobStatus.JOB_STATUS_ASSIGNED, chain.job(tx.objectId(0)).getStatus());
    return tx.objectId(0);
  }

  private void leavesNoTrace(Runnable refused) {
    chain.produceBlock();
    Hash before = chain.appHash();
    refused.run();
    assertEquals(0, chain.chain().mempool().size());
    chain.produceBlock();
    assertEquals(before, chain.appHash());
  }

  /** The sender's balance and sequence move, and with them the supply; every other leaf stays. */
  private void costsOnlyTheFee(Code code, PrivateKey sender, Action action) {
    NavigableMap<ByteString, ByteString> before = chain.leaves();
    long balance = chain.balance(sender).microLap();
    SignedTransaction tx = chain.sign(sender, action);
    transactions.broadcast(BroadcastRequest.newBuilder().setTx(tx.bytes()).build());
    chain.produceBlock();
    TransactionResult result = chain.chain().transaction(tx.hash()).orElseThrow();
    assertEquals(code.name(), result.getCodeName(), result.getLog());
    assertFalse(result.getLog().isEmpty());
    assertNotEquals(0, result.getFeePaid());
    assertEquals(balance - result.getFeePaid(), chain.balance(sender).microLap());
    NavigableMap<ByteString, ByteString> changed = chain.leaves();
    assertTrue(changed.keySet().containsAll(before.keySet()), "no leaf is gone");
    changed.entrySet().removeAll(before.entrySet());
    changed.remove(StateKeys.account(sender.publicKey().address()));
    changed.remove(StateKeys.supply());
    assertTrue(changed.isEmpty(), changed::toString);
    assertEquals(chain.books().issued(), chain.recount());
  }
}
