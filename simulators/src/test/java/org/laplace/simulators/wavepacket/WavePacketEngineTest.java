package org.laplace.simulators.wavepacket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.laplace.proto.v1.WavePacketAxis;
import org.laplace.proto.v1.WavePacketMarginal;
import org.laplace.proto.v1.WavePacketObservation;
import org.laplace.proto.v1.WavePacketResult;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Evaluation;
import org.laplace.simulators.JobClass;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.OutcomeKind;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Run;
import org.laplace.simulators.RunListener;
import org.laplace.simulators.SimulatorLimits;

class WavePacketEngineTest {
  private static String swing(String potential, String dt, long steps) {
    return """
        units: natural
        mass: 1
        grid: [{from: -12, to: 12, points: 256}]
        potential: %s
        packets: [{centre: 3, width: 0.7}]
        dt: %s
        steps: %d
        """
        .formatted(potential, dt, steps);
  }

  private static final String SWING = swing("x^2/2", "0.01", 10_000);

  private final WavePacketEngine engine = new WavePacketEngine();

  @Test
  void twoRunsHaveEqualDigestsAfterEachSegmentAndEqualResults() {
    List<ByteString> first = digests();
    assertEquals(first, digests());
    assertTrue(first.size() > 2, first.size() + " segments");
    assertEquals(first.size(), first.stream().distinct().count());
  }

  private static List<ByteString> digests() {
    WavePacketComputation computation = WavePacketRuns.ready(SWING);
    WavePacketExecution execution = computation.start(computation.cost().workUnits());
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
    WavePacketComputation computation = WavePacketRuns.ready(swing("x^2/2", "0.01", 50));
    long needed = computation.cost().workUnits();
    assertInstanceOf(Outcome.Computed.class, Run.of(computation, needed));
    assertEquals(new Outcome.Exhausted(), Run.of(computation, needed - 1));
    assertEquals(new Outcome.Exhausted(), Run.of(computation, 0));
  }

  @Test
  void aPotentialThatBecomesInfiniteDivergesAtThatStep() {
    assertEquals(
        new Outcome.Diverged(16), WavePacketRuns.outcome(swing("x/(t - 0.5)", "0.03125", 100)));
    assertEquals(new Outcome.Diverged(0), WavePacketRuns.outcome(swing("1e300*x^2", "1e20", 100)));
  }

  @Test
  void aWrongDeclarationOrAProgramThatDoesNotParseIsMisdeclared() {
    Program program = Program.wavePacket(WavePacketEngine.ID, swing("0", "1", 2));
    Cost cost =
        assertInstanceOf(Preparation.Ready.class, engine.prepare(program)).computation().cost();
    assertEquals(256, cost.size());
    assertEquals(OutcomeKind.COMPUTED, Evaluation.of(engine, program, cost).kind());
    for (Cost wrong :
        List.of(
            new Cost(cost.size() + 1, cost.memoryBytes(), cost.workUnits()),
            new Cost(cost.size(), cost.memoryBytes() - 1, cost.workUnits()),
            new Cost(cost.size(), cost.memoryBytes(), cost.workUnits() + 1))) {
      assertEquals(OutcomeKind.MISDECLARED, Evaluation.of(engine, program, wrong).kind());
    }
    Program broken = Program.wavePacket(WavePacketEngine.ID, "{");
    assertEquals(OutcomeKind.MISDECLARED, Evaluation.of(engine, broken, cost).kind());
  }

  @Test
  void shotsAndInputsAreRefused() {
    ByteString source = ByteString.copyFromUtf8(SWING);
    var inputs = new TreeMap<String, Double>();
    assertEquals(
        "SHOTS_OF_WAVE_PACKET",
        code(new Program(JobClass.WAVE_PACKET, WavePacketEngine.ID, source, 2, 0, inputs)));
    inputs.put("theta", 1.0);
    assertEquals(
        "UNKNOWN_INPUT",
        code(new Program(JobClass.WAVE_PACKET, WavePacketEngine.ID, source, 0, 0, inputs)));
    assertEquals(
        "TOO_MUCH_WORK",
        code(Program.wavePacket(WavePacketEngine.ID, swing("x*t", "1", SimulatorLimits.stepsMax))));
  }

  private String code(Program program) {
    return assertInstanceOf(Preparation.Refused.class, engine.prepare(program))
        .diagnostics()
        .getFirst()
        .code();
  }

  @Test
  void aCancelledRunEndsAfterTheSegmentInWhichItWasCancelled() {
    WavePacketComputation computation = WavePacketRuns.ready(SWING);
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

  @Test
  void backwardsARunComesToWhereItBegan() {
    // The packet at rest is real, so turning time is the same as going on with dt negative.
    WavePacketResult forth = WavePacketRuns.result(swing("x^2/2 + x^4/40", "0.01", 400));
    WavePacketResult back = WavePacketRuns.result(swing("x^2/2 + x^4/40", "-0.01", 400));
    WavePacketObservation there = WavePacketRuns.last(forth);
    WavePacketObservation here = WavePacketRuns.last(back);
    assertEquals(there.getPosition(0), here.getPosition(0), 1e-10);
    assertEquals(there.getMomentum(0), -here.getMomentum(0), 1e-10);
    assertArrayEquals(
        forth.getDensityList().stream().mapToDouble(d -> d).toArray(),
        back.getDensityList().stream().mapToDouble(d -> d).toArray(),
        1e-10);
  }

  @Test
  void theResultsDensitiesAreProbabilitiesOnThinnedGrids() {
    String job =
        """
        units: natural
        mass: 1
        grid: [{from: -8, to: 8, points: 256}, {from: -4, to: 4, points: 128}]
        potential: x^2/2 + y^2
        packets: [{centre: [1, -0.5], width: [1, 0.5]}]
        dt: 0.01
        steps: 10
        regions: [{name: all, from: [-8, -4], to: [8, 4]}, {name: left, from: [-8, -4], to: [1, 4]}]
        planes: [{axis: x, at: 1}]
        """;
    WavePacketComputation computation = WavePacketRuns.ready(job);
    WavePacketExecution execution = computation.start(computation.cost().workUnits());
    WavePacketResult result = WavePacketRuns.result(execution.advance().orElseThrow());
    assertEquals(
        List.of(128, 128),
        result.getDensityAxesList().stream().map(WavePacketAxis::getPoints).toList());
    double cell = 16.0 / 128 * (8.0 / 128);
    assertEquals(1, cell * result.getDensityList().stream().mapToDouble(d -> d).sum(), 1e-12);
    assertEquals(2, result.getMarginalsCount());
    for (WavePacketMarginal marginal : result.getMarginalsList()) {
      WavePacketAxis axis = marginal.getAxis();
      double spacing = (axis.getTo() - axis.getFrom()) / axis.getPoints();
      assertEquals(
          1, spacing * marginal.getDensityList().stream().mapToDouble(d -> d).sum(), 1e-12);
    }
    WavePacketObservation end = WavePacketRuns.last(result);
    assertEquals(1, end.getWithin(0), 1e-12);
    assertEquals(end.getBefore(0), end.getWithin(1), 1e-15);
    assertEquals(1, end.getBefore(0) + end.getBeyond(0), 1e-12);
    Density whole = execution.density();
    assertEquals(256 * 128, whole.values().length);
    assertEquals(1, 16.0 / 256 * (8.0 / 128) * DoubleStream.of(whole.values()).sum(), 1e-12);
    assertEquals((whole.values()[0] + whole.values()[128]) * 0.5, result.getDensity(0));
  }

  @Test
  void whatArrivesAtTheAbsorberDoesNotComeBack() {
    String job =
        """
        units: natural
        mass: 1
        grid: [{from: -32, to: 32, points: 512}]
        potential: 0
        %s
        packets: [{centre: 0, width: 1, momentum: 5}]
        dt: 0.02
        steps: 600
        """;
    WavePacketObservation with =
        WavePacketRuns.last(
            WavePacketRuns.result(job.formatted("absorber: {width: 12, strength: 6}")));
    assertTrue(with.getNorm() < 1e-4, "left: " + with.getNorm());
    assertFalse(WavePacketRuns.last(WavePacketRuns.result(job.formatted(""))).getNorm() < 0.999);
  }

  @Test
  void theLargestResultFitsTheChain() {
    String job =
        """
        units: natural
        mass: 1
        grid: [{from: 0, to: 1, points: 32}, {from: 0, to: 1, points: 32},
               {from: 0, to: 1, points: 32}]
        potential: 0
        packets: [{centre: 0.5, width: 0.1}]
        dt: 0.001
        steps: 240
        observe_every: 1
        planes: [%s]
        """
            .formatted("{axis: x, at: 0.5}, ".repeat(8));
    assertTrue(WavePacketRuns.outcome(job).resultBytes().size() <= SimulatorLimits.resultBytesMax);
  }
}
