package org.laplace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.auditor.AuditWorker;
import org.laplace.jobs.state.JobKeys;
import org.laplace.ledger.LedgerKeys;
import org.laplace.node.chain.Actions;
import org.laplace.node.chain.SoloChain;
import org.laplace.node.chain.Specs;
import org.laplace.node.home.NetworkDefaults;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.simulators.EngineCatalog;

/**
 * A job from its opening to each end that there is, on the real chain, with real engines and the
 * audit workers of all four validators.
 */
@Timeout(300)
class WholeLifeOnSoloTest {
  private static final PrivateKey CLIENT = SoloChain.key("client");
  private static final PrivateKey HONEST = SoloChain.key("honest");
  private static final PrivateKey CHEAT = SoloChain.key("cheat");
  private static final PrivateKey THIRD = SoloChain.key("third");
  private static final long DEAR = 1_000_000;
  private static final long CHEAP = 500_000;
  private static final String[] FUNDED = {"client", "honest", "cheat", "third"};

  /** Blocks are made much faster here than validators compute. */
  private static final Params PATIENT =
      NetworkDefaults.testParams().toBuilder().setAuditWindowBlocks(1_000_000).build();

  private static final long AUDIT_PACE_NS = 2_000_000;

  @TempDir Path directory;
  private final List<AuditWorker> auditors = new ArrayList<>();
  private final List<Hash> opened = new ArrayList<>();
  private SoloChain chain;

  @BeforeEach
  void openChain() throws IOException {
    chain = open(directory.resolve("patient"), PATIENT);
  }

  private static SoloChain open(Path directory, Params params) throws IOException {
    SoloChain chain = SoloChain.open(directory, 4, params, FUNDED);
    chain.produceBlock();
    return chain;
  }

  /** Whatever happened: value is neither made nor lost, and an ended job holds none. */
  @AfterEach
  void accountsAddUp() throws IOException {
    for (AuditWorker auditor : auditors) {
      assertEquals(Optional.empty(), auditor.problem());
      auditor.close();
    }
    assertEquals(chain.books().issued(), chain.recount());
    for (Hash id : opened) {
      assertEquals(0, chain.job(id).getExitHeight(), "the job has ended");
      assertTrue(chain.state().get(LedgerKeys.purse(id)).isEmpty(), "its purse is empty and gone");
    }
    chain.close();
  }

  @Test
  void anHonestResultIsCheckedByEngineConfirmedAndPaid() throws Exception {
    auditorsOf(0, 1, 2, 3);
    offer(HONEST, "statevector/1", DEAR);
    Hash id = open(Specs.ghz());
    answer(HONEST, id, Specs.ghz());
    Amount before = chain.balance(HONEST);
    Job job = await(id, JobStatus.JOB_STATUS_FINAL);

    Attempt attempt = job.getAttempts(0);
    assertEquals(OutcomeKind.OUTCOME_KIND_COMPUTED, attempt.getOutcome());
    assertEquals(Specs.evaluation(Specs.ghz()).root(), attempt.getVerdict().getAgreedRoot());
    assertTrue(
        3 * attempt.getVerdict().getPowerAgreed() > 2 * attempt.getVerdict().getPowerTotal());
    assertEquals(Amount.of(attempt.getPrice()), chain.balance(HONEST).minus(before));
    assertEquals(Set.of(0, 7), shots(attempt), "all qubits of a GHZ state agree");
  }

  @Test
  void aWrongClaimIsRejectedItsBondSlashedAndTheJobDoneBySomebodyElse() throws Exception {
    auditorsOf(0, 1, 2, 3);
    offer(HONEST, "statevector/1", DEAR);
    offer(CHEAT, "statevector/1", CHEAP);
    Hash id = open(Specs.ghz());
    Amount burnt = chain.books().burnt();
    ok(
        CHEAT,
        Actions.result(
            id, 1, OutcomeKind.OUTCOME_KIND_COMPUTED, ByteString.copyFromUtf8("made up")));
    Job retried = await(id, JobStatus.JOB_STATUS_ASSIGNED);
    assertEquals(AttemptEnd.ATTEMPT_END_REJECTED, retried.getAttempts(0).getEnd());
    assertEquals(
        Specs.evaluation(Specs.ghz()).root(), retried.getAttempts(0).getVerdict().getAgreedRoot());
    assertTrue(
        chain.books().burnt().minus(burnt).microLap() >= Actions.BOND.microLap() / 2,
        "at least half of the bond is burnt");
    assertEquals(address(HONEST), retried.getAttempts(1).getProvider());

    answer(HONEST, id, Specs.ghz());
    assertEquals(2, await(id, JobStatus.JOB_STATUS_FINAL).getAttemptsCount());
  }

  /** Declared with one unit of work too many: nobody may run it, and the finding is checked. */
  @Test
  void aMisdeclaredJobEndsWithASmallFeeForWhoFoundOut() throws Exception {
    auditorsOf(0, 1, 2, 3);
    offer(HONEST, "statevector/1", DEAR);
    JobSpec misdeclared =
        Specs.ghz().toBuilder().setWorkUnits(Specs.ghz().getWorkUnits() + 1).build();
    Hash id = open(misdeclared);
    answer(HONEST, id, misdeclared);
    Amount before = chain.balance(HONEST);
    Job job = await(id, JobStatus.JOB_STATUS_MISDECLARED);
    assertEquals(OutcomeKind.OUTCOME_KIND_MISDECLARED, job.getAttempts(0).getOutcome());
    assertEquals(
        chain.state().require(LedgerKeys.PARAMS).getMisdeclaredFee(),
        chain.balance(HONEST).minus(before).microLap());
  }

  @Test
  void aProgramThatDoesNotParseIsMisdeclaredToo() throws Exception {
    auditorsOf(0, 1, 2, 3);
    offer(HONEST, "statevector/1", DEAR);
    JobSpec nonsense =
        Specs.ghz().toBuilder().setProgram(ByteString.copyFromUtf8("no program")).build();
    Hash id = open(nonsense);
    answer(HONEST, id, nonsense);
    await(id, JobStatus.JOB_STATUS_MISDECLARED);
  }

  @Test
  void aParticleJobThatDivergesIsAResultLikeAnyOther() throws Exception {
    auditorsOf(0, 1, 2, 3);
    offer(HONEST, "particles/1", DEAR);
    Hash id = open(Specs.collision());
    answer(HONEST, id, Specs.collision());
    Job job = await(id, JobStatus.JOB_STATUS_FINAL);
    assertEquals(OutcomeKind.OUTCOME_KIND_DIVERGED, job.getAttempts(0).getOutcome());
  }

  @Test
  void aLoopThatUsesUpItsWorkIsAResultLikeAnyOther() throws Exception {
    auditorsOf(0, 1, 2, 3);
    offer(HONEST, "statevector/1", DEAR);
    Hash id = open(Specs.endlessLoop());
    answer(HONEST, id, Specs.endlessLoop());
    Job job = await(id, JobStatus.JOB_STATUS_FINAL);
    assertEquals(OutcomeKind.OUTCOME_KIND_EXHAUSTED, job.getAttempts(0).getOutcome());
  }

  @Test
  void severalJobsAtOnceAreAllChecked() throws Exception {
    auditorsOf(0, 1, 2, 3);
    List<PrivateKey> providers = List.of(HONEST, CHEAT, THIRD);
    providers.forEach(provider -> offer(provider, "particles/1", DEAR));
    List<Hash> ids = List.of(open(Specs.twoBodies()), open(Specs.collision()));
    for (Hash id : ids) {
      Job job = chain.job(id);
      ByteString provider = job.getAttempts(0).getProvider();
      PrivateKey key =
          providers.stream().filter(each -> address(each).equals(provider)).findFirst().get();
      answer(key, id, id.equals(ids.getFirst()) ? Specs.twoBodies() : Specs.collision());
    }
    for (Hash id : ids) {
      await(id, JobStatus.JOB_STATUS_FINAL);
    }
  }

  @Test
  void oneValidatorOfFourMayBeSilent() throws Exception {
    auditorsOf(0, 1, 2);
    offer(HONEST, "statevector/1", DEAR);
    Hash id = open(Specs.ghz());
    answer(HONEST, id, Specs.ghz());
    Job job = await(id, JobStatus.JOB_STATUS_FINAL);
    assertEquals(3, job.getAttempts(0).getVerdict().getAttestorsCount());
  }

  @Test
  void silentValidatorsLeaveAJobInconclusiveWhichIsRefunded() throws Exception {
    chain.close();
    chain = open(directory.resolve("default"), NetworkDefaults.testParams());
    auditorsOf(0, 1);
    offer(HONEST, "statevector/1", DEAR);
    Hash id = open(Specs.ghz());
    answer(HONEST, id, Specs.ghz());
    Job job = await(id, JobStatus.JOB_STATUS_REFUNDED);
    assertEquals(AttemptEnd.ATTEMPT_END_INCONCLUSIVE, job.getAttempts(0).getEnd());
    ok(HONEST, Actions.withdraw(new Hash(job.getAttempts(0).getOfferId())));
    assertTrue(
        chain.state().get(LedgerKeys.purse(new Hash(job.getAttempts(0).getOfferId()))).isEmpty(),
        "nobody is slashed: the bond goes back");
  }

  @Test
  void anOpenJobIsCancelledForASmallBurntFee() {
    Hash id = open(Specs.ghz());
    Amount before = chain.balance(CLIENT);
    Amount fee = Amount.of(ok(CLIENT, Actions.cancel(id)).getFeePaid());
    assertEquals(JobStatus.JOB_STATUS_CANCELLED, chain.job(id).getStatus());
    Params params = chain.state().require(LedgerKeys.PARAMS);
    long escrow =
        Actions.PRICE_LIMIT.microLap()
            + Actions.PRICE_LIMIT.microLap() * params.getPremiumPermille() / 1000
            + params.getJobDeposit();
    assertEquals(
        escrow - params.getCancelFee(), chain.balance(CLIENT).plus(fee).minus(before).microLap());
  }

  @Test
  void aJobThatNobodyTakesExpiresAndIsRefunded() {
    Amount before = chain.balance(CLIENT);
    SignedTransaction tx = chain.sign(CLIENT, Actions.openJob(Specs.ghz(), chain.height() + 10));
    chain.submit(tx);
    chain.produceBlock();
    opened.add(tx.objectId(0));
    await(tx.objectId(0), JobStatus.JOB_STATUS_EXPIRED);
    long fee = chain.chain().transaction(tx.hash()).orElseThrow().getFeePaid();
    assertEquals(before.minus(Amount.of(fee)), chain.balance(CLIENT));
  }

  @Test
  void aJobThatThreeProvidersFailIsRefunded() throws Exception {
    auditorsOf(0, 1, 2, 3);
    offer(CHEAT, "statevector/1", CHEAP);
    offer(HONEST, "statevector/1", DEAR);
    offer(THIRD, "statevector/1", DEAR + 1);
    Hash id = open(Specs.ghz());
    // The first cheats, the second declines, the third is late.
    ok(CHEAT, Actions.result(id, 1, OutcomeKind.OUTCOME_KIND_EXHAUSTED, ByteString.EMPTY));
    await(id, JobStatus.JOB_STATUS_ASSIGNED);
    ok(HONEST, Actions.decline(id, 2));
    await(id, JobStatus.JOB_STATUS_ASSIGNED);
    Job job = await(id, JobStatus.JOB_STATUS_REFUNDED);
    assertEquals(
        List.of(
            AttemptEnd.ATTEMPT_END_REJECTED,
            AttemptEnd.ATTEMPT_END_DECLINED,
            AttemptEnd.ATTEMPT_END_LATE),
        job.getAttemptsList().stream().map(Attempt::getEnd).toList());
  }

  @Test
  void aLifeGoesOnWhereItWasWhenTheNodeIsStartedAgain() throws Exception {
    offer(HONEST, "statevector/1", DEAR);
    Hash id = open(Specs.ghz());
    answer(HONEST, id, Specs.ghz());
    await(id, JobStatus.JOB_STATUS_AUDIT);
    Hash appHash = chain.appHash();
    chain.close();
    chain = SoloChain.open(directory.resolve("patient"), 4, PATIENT, FUNDED);
    assertEquals(appHash, chain.appHash());
    auditorsOf(0, 1, 2, 3);
    await(id, JobStatus.JOB_STATUS_FINAL);
  }

  /**
   * Each validator attests each case once, whatever it sends; the slowest come after the verdict.
   */
  @Test
  void hotLanesNeedNoMoneyAndUseOneSequenceForEachCase() throws Exception {
    auditorsOf(0, 1, 2, 3);
    offer(HONEST, "particles/1", DEAR);
    int cases = 3;
    for (int round = 0; round < cases; round++) {
      Hash id = open(Specs.twoBodies());
      answer(HONEST, id, Specs.twoBodies());
      await(id, JobStatus.JOB_STATUS_FINAL);
    }
    long attested = 0;
    for (PrivateKey lane : chain.hotLanes()) {
      var account = chain.state().get(LedgerKeys.account(lane.publicKey().address())).orElseThrow();
      assertTrue(account.sequence() <= cases, "no more than one for each case");
      assertEquals(Amount.ZERO, account.balance());
      attested += account.sequence();
    }
    assertTrue(attested >= 3L * cases, "a quorum of three for each case");
    chain.produceBlock();
    assertEquals(0, chain.chain().mempool().size(), "nothing is left to wait for ever");
  }

  private void auditorsOf(int... validators) {
    for (int validator : validators) {
      PrivateKey hotLane = chain.hotLanes().get(validator);
      auditors.add(
          AuditWorker.start(
              EngineCatalog.standard(),
              new ChainAudits(chain.chain(), hotLane.publicKey().address()),
              hotLane));
    }
  }

  private void offer(PrivateKey provider, String engine, long pricePerMegaWork) {
    ok(provider, Actions.offer(engine, pricePerMegaWork));
  }

  private TransactionResult ok(PrivateKey sender, Action action) {
    TransactionResult result = chain.run(sender, action);
    assertEquals(Code.OK, result.getCode(), result.getLog());
    return result;
  }

  private Hash open(JobSpec spec) {
    SignedTransaction tx = chain.sign(CLIENT, Actions.openJob(spec, chain.height() + 1_000));
    chain.submit(tx);
    chain.produceBlock();
    TransactionResult result = chain.chain().transaction(tx.hash()).orElseThrow();
    assertEquals(Code.OK, result.getCode(), result.getLog());
    opened.add(tx.objectId(0));
    if (!chain.state().scan(JobKeys.OFFERS, 1).isEmpty()) {
      await(tx.objectId(0), JobStatus.JOB_STATUS_ASSIGNED);
    }
    return tx.objectId(0);
  }

  /** What an honest provider does. */
  private void answer(PrivateKey provider, Hash id, JobSpec spec) {
    TransactionResult result =
        ok(provider, Actions.result(id, chain.job(id).getAttemptsCount(), Specs.evaluation(spec)));
    assertEquals(0, result.getFeePaid(), "a result of the assigned provider costs no fee");
  }

  /** Makes blocks until a job has a status; while auditors compute, at an easy pace. */
  private Job await(Hash id, JobStatus status) {
    while (true) {
      Job job = chain.job(id);
      if (job.getStatus() == status) {
        return job;
      }
      assertNotEquals(
          0, job.getExitHeight(), () -> "it ended " + job.getStatus() + ", not " + status);
      if (job.getStatus() == JobStatus.JOB_STATUS_AUDIT) {
        LockSupport.parkNanos(AUDIT_PACE_NS);
      }
      chain.produceBlock();
    }
  }

  private Set<Integer> shots(Attempt attempt) throws InvalidProtocolBufferException {
    ByteString bytes = chain.chain().blob(new Hash(attempt.getResultHash())).orElseThrow();
    CircuitResult result = CircuitResult.parseFrom(bytes);
    Set<Integer> outcomes = new HashSet<>();
    result.getOutcomes().forEach(outcome -> outcomes.add((int) outcome));
    return outcomes;
  }

  private static ByteString address(PrivateKey key) {
    return key.publicKey().address().bytes();
  }
}
