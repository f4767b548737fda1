package org.laplace.qpu.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.EngineCapability;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;

/**
 * The contract of {@link Adapter} as tests. Extend it, say how the adapter is opened and what it
 * can run, and JUnit does the rest.
 */
public abstract class AdapterConformance {
  private Adapter adapter;
  private final Wakes wakes = new Wakes();

  /** Opens the adapter with room for at least two runs at a time. */
  protected abstract Adapter open() throws Exception;

  /** A job that ends within seconds with a result. */
  protected abstract JobSpec smallJob();

  /** Another one, with another result. */
  protected abstract JobSpec otherSmallJob();

  /** A job that would run for minutes. */
  protected abstract JobSpec longJob();

  /** Whether equal jobs have equal results, bit by bit. */
  protected abstract boolean isDeterministic();

  /** Honest adapters leave this as it is. */
  protected OutcomeKind answerToMisdeclared() {
    return OutcomeKind.OUTCOME_KIND_MISDECLARED;
  }

  @BeforeEach
  final void openAdapter() throws Exception {
    adapter = open();
  }

  @AfterEach
  final void closeAdapter() {
    adapter.close();
  }

  @Test
  void itIsInOrder() {
    assertEquals(Optional.empty(), adapter.selfCheck());
  }

  @Test
  void itNamesWhatItCanDo() {
    assertFalse(adapter.capabilities().engines().isEmpty());
    assertTrue(adapter.capabilities().parallelRuns() >= 2, "open it with room for two runs");
    assertEquals(adapter.capabilities(), adapter.capabilities());
  }

  @Test
  void aJobThatItCanDoIsTaken() {
    assertEquals(Optional.empty(), adapter.check(smallJob()));
    assertEquals(Optional.empty(), adapter.check(longJob()));
  }

  @Test
  void aJobOfAnUnknownEngineIsNotTaken() {
    Optional<Rejection> refusal =
        adapter.check(smallJob().toBuilder().setEngine("abacus/0").build());
    assertEquals(Optional.of(Code.UNKNOWN_ENGINE), refusal.map(Rejection::code));
    assertEquals(
        Optional.of(Code.UNKNOWN_ENGINE),
        adapter.check(smallJob().toBuilder().setEngine("\u0000 /").build()).map(Rejection::code));
  }

  @Test
  void aJobAboveItsSizeIsNotTaken() {
    EngineCapability engine = adapter.capabilities().of(smallJob().getEngine()).orElseThrow();
    for (int size : new int[] {engine.sizeMax() + 1, Integer.MAX_VALUE, -1}) {
      assertTrue(
          adapter.check(smallJob().toBuilder().setSize(size).build()).isPresent(),
          "size " + Integer.toUnsignedString(size) + " was taken");
    }
  }

  @Test
  void aSmallJobRunsToAResultThatTheChainTakes() throws Exception {
    adapter.submit(tag(1), smallJob(), wakes);
    Outcome outcome = answerOf(tag(1));
    assertEquals(OutcomeKind.OUTCOME_KIND_COMPUTED, outcome.kind());
    assertFalse(outcome.result().isEmpty());
    assertTrue(outcome.result().size() <= QpuLimits.RESULT_BYTES_MAX);
    assertEquals(outcome, adapter.fetch(tag(1)), "asked again, it answers something else");
  }

  @Test
  void equalJobsHaveEqualResultsWhereItSaysSo() throws Exception {
    adapter.submit(tag(1), smallJob(), wakes);
    adapter.submit(tag(2), smallJob(), wakes);
    Outcome first = answerOf(tag(1));
    Outcome second = answerOf(tag(2));
    if (isDeterministic()) {
      assertEquals(first, second);
    }
  }

  @Test
  void runsAtTheSameTimeAreNotMixedUp() throws Exception {
    adapter.submit(tag(1), smallJob(), wakes);
    adapter.submit(tag(2), otherSmallJob(), wakes);
    Outcome other = answerOf(tag(2));
    Outcome one = answerOf(tag(1));
    assertFalse(one.equals(other), "two different jobs have one result");
  }

  @Test
  void aTagThatIsKnownIsNotStartedAgain() throws Exception {
    adapter.submit(tag(1), smallJob(), wakes);
    adapter.submit(tag(1), otherSmallJob(), wakes);
    Outcome outcome = answerOf(tag(1));
    adapter.submit(tag(1), otherSmallJob(), wakes);
    assertInstanceOf(RunState.Finished.class, adapter.poll(tag(1)));
    assertEquals(outcome, adapter.fetch(tag(1)));
  }

  @Test
  void aRunThatWasNeverSubmittedIsUnknown() throws Exception {
    assertEquals(new RunState.Unknown(), adapter.poll(tag(7)));
    assertThrows(AdapterException.class, () -> adapter.fetch(tag(7)));
    adapter.cancel(tag(7));
    assertEquals(new RunState.Unknown(), adapter.poll(tag(7)));
  }

  @Test
  void aRunThatGoesOnHasNoAnswerYet() throws Exception {
    adapter.submit(tag(1), longJob(), wakes);
    RunState state = adapter.poll(tag(1));
    assertTrue(
        state instanceof RunState.Queued || state instanceof RunState.Running, state.toString());
    assertThrows(AdapterException.class, () -> adapter.fetch(tag(1)));
  }

  @Test
  void cancelledRunsAreForgottenAndMakeRoom() throws Exception {
    int all = adapter.capabilities().parallelRuns();
    for (int i = 1; i <= all; i++) {
      adapter.submit(tag(i), longJob(), wakes);
    }
    for (int i = 1; i <= all; i++) {
      adapter.cancel(tag(i));
      assertEquals(new RunState.Unknown(), adapter.poll(tag(i)));
    }
    adapter.submit(tag(1), smallJob(), wakes);
    assertEquals(OutcomeKind.OUTCOME_KIND_COMPUTED, answerOf(tag(1)).kind());
  }

  @Test
  void aProgramThatIsNotWhatItsSpecDeclaresIsAnsweredMisdeclared() throws Exception {
    JobSpec garbage =
        smallJob().toBuilder().setProgram(ByteString.copyFromUtf8("\u0001 no program")).build();
    JobSpec understated =
        smallJob().toBuilder().setWorkUnits(smallJob().getWorkUnits() - 1).build();
    int number = 0;
    for (JobSpec spec : new JobSpec[] {garbage, understated}) {
      RunTag tag = tag(++number);
      adapter.submit(tag, spec, wakes);
      assertEquals(answerToMisdeclared(), answerOf(tag).kind());
    }
  }

  /** Waits for the run's end, between two polls for as long as the adapter has no news. */
  private Outcome answerOf(RunTag tag) throws Exception {
    while (true) {
      switch (adapter.poll(tag)) {
        case RunState.Finished _ -> {
          return adapter.fetch(tag);
        }
        case RunState.Queued _, RunState.Running _ -> wakes.await();
        case RunState.Unknown _ -> throw new AssertionError("run " + tag + " was forgotten");
        case RunState.Failed(String reason) -> throw new AssertionError(reason);
      }
    }
  }

  private static RunTag tag(int number) {
    return new RunTag(Hash.of(ByteString.copyFromUtf8("conformance")), number);
  }
}
