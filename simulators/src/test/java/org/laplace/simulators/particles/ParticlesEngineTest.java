package org.laplace.simulators.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.Evaluation;
import org.laplace.simulators.Execution;
import org.laplace.simulators.JobClass;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.OutcomeKind;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Run;
import org.laplace.simulators.RunListener;
import org.laplace.simulators.SimulatorLimits;

class ParticlesEngineTest {
  private static String pair(String laws, String distance, String speed, String dt, long steps) {
    return """
        {"law": %s, "units": "natural", "integrator": "velocity-verlet", "dt": %s, "steps": %d,
         "bodies": [
          {"mass": 1, "position": [0, 0, 0], "velocity": [0, 0, 0]},
          {"mass": 1, "position": [%s, 0, 0], "velocity": [0, %s, 0]}]}
        """
        .formatted(laws, dt, steps, distance, speed);
  }

  private static final String ORBIT = pair("\"gravity\"", "1", "1", "0.001", 300_000);

  private final ParticlesEngine engine = new ParticlesEngine();

  @Test
  void twoRunsHaveEqualDigestsAfterEachSegmentAndEqualResults() {
    List<ByteString> first = digests();
    assertEquals(first, digests());
    assertTrue(first.size() > 2, first.size() + " segments");
    assertEquals(first.size(), first.stream().distinct().count());
  }

  private static List<ByteString> digests() {
    Computation computation = ParticleRuns.ready(ORBIT);
    Execution execution = computation.start(computation.cost().workUnits());
    var digests = new ArrayList<ByteString>();
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      outcome = execution.advance();
      digests.add(execution.digest());
      assertEquals(digests.size(), execution.segment());
    }
    digests.add(outcome.get().resultBytes());
    assertEquals(computation.cost().workUnits(), execution.workDone());
    assertThrows(IllegalStateException.class, execution::advance);
    return digests;
  }

  @Test
  void oneUnitLessThanNeededEndsExhausted() {
    Computation computation = ParticleRuns.ready(ORBIT);
    long needed = computation.cost().workUnits();
    assertInstanceOf(Outcome.Computed.class, Run.of(computation, needed));
    assertEquals(new Outcome.Exhausted(), Run.of(computation, needed - 1));
    assertEquals(new Outcome.Exhausted(), Run.of(computation, 0));
  }

  @Test
  void bodiesThatPassThroughEachOtherDivergeAtAFixedStep() {
    // Free motion onto the other body: coulomb without charges, so that 0/0 appears at distance 0.
    String job =
        """
        {"law": "coulomb", "units": "natural", "integrator": "velocity-verlet", "dt": 0.25,
         "steps": 100, "bodies": [
          {"mass": 1, "position": [0, 0, 0], "velocity": [0, 0, 0]},
          {"mass": 1, "position": [1, 0, 0], "velocity": [-1, 0, 0]}]}
        """;
    assertEquals(new Outcome.Diverged(4), ParticleRuns.outcome(job));
    Computation computation = ParticleRuns.ready(job);
    Evaluation evaluation =
        Evaluation.of(engine, Program.particles(ParticlesEngine.ID, job), computation.cost());
    assertEquals(OutcomeKind.DIVERGED, evaluation.kind());
  }

  @Test
  void aStartWithoutFiniteEnergyDivergesAtStepZero() {
    assertEquals(
        new Outcome.Diverged(0),
        ParticleRuns.outcome(pair("\"gravity\"", "1", "1e200", "0.001", 10)));
  }

  @Test
  void aWrongDeclarationOrAProgramThatDoesNotParseIsMisdeclared() {
    Program program = Program.particles(ParticlesEngine.ID, pair("\"gravity\"", "1", "1", "1", 2));
    Cost cost =
        assertInstanceOf(Preparation.Ready.class, engine.prepare(program)).computation().cost();
    Evaluation right = Evaluation.of(engine, program, cost);
    assertEquals(OutcomeKind.COMPUTED, right.kind());
    for (Cost wrong :
        List.of(
            new Cost(cost.size() + 1, cost.memoryBytes(), cost.workUnits()),
            new Cost(cost.size(), cost.memoryBytes() - 1, cost.workUnits()),
            new Cost(cost.size(), cost.memoryBytes(), cost.workUnits() + 1))) {
      Evaluation evaluation = Evaluation.of(engine, program, wrong);
      assertEquals(OutcomeKind.MISDECLARED, evaluation.kind());
      assertEquals(ByteString.EMPTY, evaluation.resultBytes());
      assertNotEquals(right.root(), evaluation.root());
    }
    Program broken = Program.particles(ParticlesEngine.ID, "{");
    assertEquals(OutcomeKind.MISDECLARED, Evaluation.of(engine, broken, cost).kind());
  }

  @Test
  void programsOfOtherEnginesOrClassesOrWithShotsOrInputsAreRefused() {
    ByteString source = ByteString.copyFromUtf8(ORBIT);
    var none = new TreeMap<String, Double>();
    var theta = new TreeMap<String, Double>();
    theta.put("theta", 1.0);
    EngineId id = ParticlesEngine.ID;
    assertEquals(
        "WRONG_ENGINE",
        code(new Program(JobClass.PARTICLES, new EngineId("particles", 1), source, 0, 0, none)));
    assertEquals("WRONG_JOB_CLASS", code(new Program(JobClass.CIRCUIT, id, source, 0, 0, none)));
    assertEquals(
        "SHOTS_OF_PARTICLES", code(new Program(JobClass.PARTICLES, id, source, 2, 0, none)));
    assertEquals("UNKNOWN_INPUT", code(new Program(JobClass.PARTICLES, id, source, 0, 0, theta)));
    assertEquals(
        "NOT_UTF8",
        code(
            new Program(JobClass.PARTICLES, id, ByteString.copyFrom(new byte[] {-1}), 0, 0, none)));
    assertEquals(
        "PROGRAM_TOO_LARGE",
        code(
            new Program(
                JobClass.PARTICLES,
                id,
                ByteString.copyFrom(new byte[SimulatorLimits.programBytesMax + 1]),
                0,
                0,
                none)));
  }

  private String code(Program program) {
    return assertInstanceOf(Preparation.Refused.class, engine.prepare(program))
        .diagnostics()
        .getFirst()
        .code();
  }

  @Test
  void aCancelledRunEndsAfterTheSegmentInWhichItWasCancelled() {
    Computation computation = ParticleRuns.ready(ORBIT);
    var segments = new AtomicInteger();
    RunListener listener =
        (done, total) -> {
          segments.incrementAndGet();
          assertTrue(done > 0 && done <= total);
        };
    assertThrows(
        CancellationException.class,
        () ->
            Run.of(
                computation, computation.cost().workUnits(), listener, () -> segments.get() == 2));
    assertEquals(2, segments.get());
  }
}
