package org.laplace.qpu.daemon.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.Provider;
import org.laplace.qpu.daemon.chain.ChainView;
import org.laplace.qpu.daemon.chain.LaneView;
import org.laplace.qpu.daemon.journal.Ending;
import org.laplace.qpu.daemon.journal.JournalRecord;
import org.laplace.qpu.daemon.journal.JournalState;
import org.laplace.qpu.daemon.journal.PendingTransaction;
import org.laplace.qpu.daemon.journal.Purpose;
import org.laplace.qpu.spi.RunTag;

/** Single decisions; that they come to a life without loss is the simulation's matter. */
class ProviderPlanTest {
  private static final Address PROVIDER = new Address(ByteString.copyFrom(new byte[20]));
  private static final String CHAIN_ID = "plans-1";
  private static final long HEIGHT = 100;
  private static final long DEADLINE = 140;
  private static final RunTag RUN = new RunTag(hash("job"), 1);
  private static final JournalRecord FOUNDED = new JournalRecord.Founded(CHAIN_ID, PROVIDER);
  private static final JournalRecord ASSIGNED =
      new JournalRecord.Assigned(RUN, hash("spec"), 10, HEIGHT - 1, DEADLINE);
  private static final JournalRecord COMPUTED =
      new JournalRecord.Computed(RUN, OutcomeKind.OUTCOME_KIND_COMPUTED, hash("result"));

  private static Hash hash(String name) {
    return Hash.of(ByteString.copyFromUtf8(name));
  }

  private static JournalState journal(JournalRecord... records) {
    JournalState state = JournalState.EMPTY.plus(FOUNDED);
    for (JournalRecord record : records) {
      state = state.plus(record);
    }
    return state;
  }

  private static JournalRecord signed(Purpose purpose, long sequence, long expiryHeight) {
    return new JournalRecord.Signed(
        new PendingTransaction(purpose, hash("tx " + sequence), sequence, expiryHeight), HEIGHT);
  }

  private static Job job() {
    return Job.newBuilder()
        .setId(RUN.job().bytes())
        .setStatus(JobStatus.JOB_STATUS_ASSIGNED)
        .addAttempts(
            Attempt.newBuilder()
                .setNumber(1)
                .setProvider(PROVIDER.bytes())
                .setDeadlineHeight(DEADLINE))
        .build();
  }

  private static Situation situation(long height, long laneSequence) {
    return situation(height, laneSequence, new TreeMap<>());
  }

  private static Situation situation(
      long height, long laneSequence, SortedMap<RunTag, Rejection> refusals) {
    var params = Params.newBuilder().setDeclineWindowBlocks(5).setDeclinesPerEpochMax(9).build();
    var jobs = new TreeMap<Hash, Job>();
    jobs.put(RUN.job(), job());
    return new Situation(
        new Policy(PROVIDER, List.of(), 0, Amount.of(50), 0),
        new ChainView(
            CHAIN_ID,
            height,
            new LaneView(laneSequence, true, Amount.of(1_000)),
            params,
            Provider.getDefaultInstance(),
            List.of(),
            jobs,
            List.of(Assignment.newBuilder().setJob(job()).build())),
        new Machine(1, true, new TreeMap<>(), refusals),
        new TreeMap<>(),
        false);
  }

  @Test
  void aNewDirectoryIsFoundedBeforeAnythingElse() {
    assertEquals(
        List.of(new ProviderAction.Found(CHAIN_ID)),
        ProviderPlan.next(JournalState.EMPTY, situation(HEIGHT, 7)).actions());
  }

  @Test
  void aComputedResultIsSignedAtTheLanesNextSequence() {
    assertEquals(
        List.of(
            new ProviderAction.Sign(
                new Purpose.SubmitResult(RUN), 7, DEADLINE, "the result is there")),
        ProviderPlan.next(journal(ASSIGNED, COMPUTED), situation(HEIGHT, 7)).actions());
  }

  @Test
  void aResultThatWaitsBehindAGapIsSignedAnewAtTheGap() {
    Plan plan =
        ProviderPlan.next(
            journal(ASSIGNED, COMPUTED, signed(new Purpose.SubmitResult(RUN), 8, DEADLINE)),
            situation(HEIGHT, 7));
    assertTrue(
        plan.actions()
            .contains(
                new ProviderAction.Sign(
                    new Purpose.SubmitResult(RUN), 7, DEADLINE, "it stood behind a gap")),
        plan.toString());
  }

  @Test
  void aDeclineThatMayStillGetInIsSentAgainButNotSignedAgain() {
    var refusals = new TreeMap<RunTag, Rejection>();
    refusals.put(RUN, new Rejection(Code.OUT_OF_RANGE, "too large"));
    var decline = new Purpose.DeclineRun(RUN);
    assertEquals(
        List.of(new ProviderAction.Sign(decline, 7, HEIGHT + 4, "too large")),
        ProviderPlan.next(journal(ASSIGNED), situation(HEIGHT, 7, refusals)).actions());
    var pending = new PendingTransaction(decline, hash("tx 8"), 8, HEIGHT + 4);
    assertEquals(
        List.of(new ProviderAction.Send(pending)),
        ProviderPlan.next(
                journal(ASSIGNED, signed(decline, 8, HEIGHT + 4)), situation(HEIGHT, 7, refusals))
            .actions());
  }

  @Test
  void aDeclineThatCameTooLateIsNotPaidForAgain() {
    assertEquals(
        List.of(
            new ProviderAction.End(RUN, Ending.GIVEN_UP, "it could not be handed back in time")),
        ProviderPlan.next(
                journal(ASSIGNED, signed(new Purpose.DeclineRun(RUN), 7, HEIGHT)),
                situation(HEIGHT, 7))
            .actions());
  }

  @Test
  void anEndedRunIsNotTakenOnAgainWhateverANodeSays() {
    assertEquals(
        List.of(),
        ProviderPlan.next(
                journal(ASSIGNED, new JournalRecord.Ended(RUN, Ending.DECLINED, HEIGHT)),
                situation(HEIGHT, 7))
            .actions());
  }

  @Test
  void aNodeThatIsBehindWhatTheDirectoryKnowsIsNotBelieved() {
    Plan plan =
        ProviderPlan.next(journal(new JournalRecord.Summary(HEIGHT + 1, 0)), situation(HEIGHT, 7));
    assertEquals(List.of(), plan.actions());
    assertTrue(plan.problems().getFirst().startsWith("the node is at height 100"), plan.toString());
  }

  @Test
  void theDirectoryOfAnotherChainIsLeftAlone() {
    JournalState other =
        JournalState.EMPTY.plus(new JournalRecord.Founded("other-1", PROVIDER)).plus(ASSIGNED);
    Plan plan = ProviderPlan.next(other, situation(HEIGHT, 7));
    assertEquals(List.of(), plan.actions());
    assertEquals(1, plan.problems().size());
  }
}
