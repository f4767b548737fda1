package org.laplace.simulators.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Shots;
import org.laplace.simulators.Workers;

class NoisySamplerTest {
  private static final int SHOTS = 20_000;

  private static Shots run(Circuit circuit, NoiseModel model, int shots, long seed) {
    return run(circuit, model, shots, seed, Workers.SEQUENTIAL);
  }

  private static Shots run(
      Circuit circuit, NoiseModel model, int shots, long seed, Workers workers) {
    return assertInstanceOf(
            NoisyOutcome.Sampled.class,
            NoisySampler.run(circuit, model, shots, seed, workers, Cancellation.NEVER))
        .shots();
  }

  static void assertDistribution(Map<String, Double> expected, Shots shots) {
    Map<String, Integer> counts = shots.counts();
    var all = new TreeSet<>(expected.keySet());
    all.addAll(counts.keySet());
    for (String bits : all) {
      double p = expected.getOrDefault(bits, 0.0);
      assertEquals(
          p * shots.count(),
          counts.getOrDefault(bits, 0),
          // Six standard deviations.
          2 + 6 * Math.sqrt(shots.count() * p * (1 - p)),
          () -> bits + " of " + expected + " against " + counts);
    }
  }

  private static Circuit circuit(int qubits, int bits, List<? extends Operation> operations) {
    return new Circuit(qubits, List.of(new ClassicalRegister("c", bits)), List.copyOf(operations));
  }

  private static GateApplication on(Gate gate, int... qubits) {
    return GateApplication.of(gate, new double[0], qubits);
  }

  private static Channel channel(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> PauliChannel.of(0.1, 0.05, 0.02);
      case 1 -> PauliChannel.depolarizing(1, 0.2);
      case 2 -> Relaxation.amplitudeDamping(0.25);
      case 3 -> Relaxation.phaseDamping(0.3);
      // T2 above T1 half of the time: another way to unravel it.
      default -> Relaxation.thermal(50e-6, random.nextBoolean() ? 30e-6 : 80e-6, 10e-6);
    };
  }

  private static NoiseModel model(int qubits, Random random) {
    var model = NoiseModel.builder();
    for (int qubit = 0; qubit < qubits; qubit++) {
      model.readout(qubit, new ReadoutError(0.1 * random.nextDouble(), 0.1 * random.nextDouble()));
      model.after("h", List.of(qubit), channel(random));
      model.after("reset", List.of(qubit), channel(random));
    }
    return model
        .afterAny("ry", channel(random))
        .afterAny("sx", channel(random), channel(random))
        .afterAny("cx", PauliChannel.depolarizing(2, 0.1), channel(random))
        .build();
  }

  private static List<Operation> operations(int qubits, int count, Random random, boolean middle) {
    var operations = new ArrayList<Operation>();
    for (int i = 0; i < count; i++) {
      int qubit = random.nextInt(qubits);
      operations.add(
          switch (random.nextInt(middle ? 7 : 5)) {
            case 0 -> on(Gate.H, qubit);
            case 1 -> on(Gate.SX, qubit);
            case 2 -> GateApplication.of(Gate.RY, new double[] {random.nextDouble()}, qubit);
            case 3, 4 ->
                qubits == 1
                    ? on(Gate.T, qubit)
                    : on(Gate.CX, qubit, (qubit + 1 + random.nextInt(qubits - 1)) % qubits);
            case 5 -> new Reset(qubit);
            default -> new Measure(qubit, random.nextInt(qubits));
          });
    }
    return operations;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shotsHaveTheDistributionOfTheDensityMatrix(int qubits) {
    for (int seed = 0; seed < 12; seed++) {
      var random = new Random(31 * qubits + seed);
      List<Operation> operations = operations(qubits, 8 * qubits, random, seed % 2 == 0);
      for (int qubit = 0; qubit < qubits; qubit++) {
        operations.add(new Measure(qubit, qubit));
      }
      Circuit circuit = circuit(qubits, qubits, operations);
      NoiseModel model = model(qubits, random);
      assertDistribution(
          DensityMatrix.distribution(circuit, model), run(circuit, model, SHOTS, seed));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void cliffordCircuitsWithPauliNoiseHaveTheDistributionOfTheDensityMatrixToo(int qubits) {
    for (int seed = 0; seed < 6; seed++) {
      var random = new Random(71 * qubits + seed);
      List<Operation> operations =
          operations(qubits, 10 * qubits, random, true).stream()
              .map(o -> o instanceof GateApplication g && g.gate() == Gate.RY ? onSame(g) : o)
              .map(o -> o instanceof GateApplication g && g.gate() == Gate.T ? onSame(g) : o)
              .collect(Collectors.toCollection(ArrayList::new));
      for (int qubit = 0; qubit < qubits; qubit++) {
        operations.add(new Measure(qubit, qubit));
      }
      Circuit circuit = circuit(qubits, qubits, operations);
      var model =
          NoiseModel.builder()
              .readout(0, new ReadoutError(0.03, 0.1))
              .afterAny("h", PauliChannel.of(0.05, 0.02, 0.1))
              .afterAny("sdg", Relaxation.phaseDamping(0.2))
              .afterAny("reset", PauliChannel.of(0.1, 0, 0))
              .afterAny("cx", PauliChannel.depolarizing(2, 0.15), PauliChannel.of(0, 0.02, 0))
              .build();
      assertTrue(FrameRun.of(new NoisyProgram(circuit, model)).isPresent());
      assertDistribution(
          DensityMatrix.distribution(circuit, model), run(circuit, model, SHOTS, seed));
    }
  }

  private static GateApplication onSame(GateApplication gate) {
    return on(Gate.SDG, gate.qubit(0));
  }

  @Test
  void aWideCliffordCircuitWithPauliNoiseRuns() {
    int qubits = 500;
    var operations = new ArrayList<Operation>();
    operations.add(on(Gate.H, 0));
    for (int qubit = 1; qubit < qubits; qubit++) {
      operations.add(on(Gate.CX, qubit - 1, qubit));
    }
    operations.add(new Measure(0, 0));
    operations.add(new Measure(qubits - 1, 1));
    NoiseModel model =
        NoiseModel.builder().after("cx", List.of(0, 1), PauliChannel.of(0.1, 0, 0)).build();
    // X on the first of the pair flips its bit; X on the second one all that follow.
    double differs = 2 * 0.1 * 0.9;
    assertDistribution(
        Map.of(
            "00", (1 - differs) / 2, "11", (1 - differs) / 2, "01", differs / 2, "10", differs / 2),
        run(circuit(qubits, 2, operations), model, SHOTS, 1));
  }

  @Test
  void threadsAndTheirNumberChangeNoBit() {
    var random = new Random(5);
    List<Operation> operations = operations(3, 40, random, true);
    for (int qubit = 0; qubit < 3; qubit++) {
      operations.add(new Measure(qubit, qubit));
    }
    Circuit circuit = circuit(3, 3, operations);
    NoiseModel model = model(3, random);
    Shots alone = run(circuit, model, 1000, 9);
    for (int threads : new int[] {2, 4}) {
      try (Workers workers = Workers.of(threads)) {
        Shots together = run(circuit, model, 1000, 9, workers);
        for (int shot = 0; shot < alone.count(); shot++) {
          assertEquals(alone.bitString(shot), together.bitString(shot));
        }
      }
    }
  }

  @Test
  void aFewerShotsRunIsThePrefixOfOneWithMore() {
    Circuit circuit = circuit(1, 1, List.of(on(Gate.H, 0), new Measure(0, 0)));
    NoiseModel model = NoiseModel.builder().afterAny("h", PauliChannel.of(0, 0, 0.3)).build();
    Shots few = run(circuit, model, 10, 4);
    Shots many = run(circuit, model, 100, 4);
    for (int shot = 0; shot < 10; shot++) {
      assertEquals(few.bitString(shot), many.bitString(shot));
    }
  }

  @Test
  void anOperationThatFollowsAnOutcomeFollowsTheReportedOne() {
    var isOne =
        new Expression.Binary(
            Operator.EQUAL,
            new Expression.BitsRead(List.of(0)),
            new Expression.Constant(Value.Whole.of(1)));
    Circuit circuit =
        circuit(
            2,
            2,
            List.of(
                new Measure(0, 0),
                new ControlOperation.If(isOne, List.of(on(Gate.X, 1)), List.of()),
                new Measure(1, 1)));
    NoiseModel model = NoiseModel.builder().readout(0, new ReadoutError(0.25, 0)).build();
    assertDistribution(Map.of("00", 0.75, "11", 0.25), run(circuit, model, SHOTS, 2));
  }

  @Test
  void aCircuitOnFarQubitsOfALargeDeviceTakesNoMoreThanItUses() {
    Circuit circuit =
        circuit(127, 2, List.of(on(Gate.X, 126), new Measure(126, 0), new Measure(3, 1)));
    NoiseModel model = NoiseModel.builder().readout(126, new ReadoutError(0, 0.5)).build();
    assertDistribution(Map.of("00", 0.5, "01", 0.5), run(circuit, model, SHOTS, 2));
  }

  @Test
  void whatCannotBeRunIsRefusedWithAReason() {
    var operations = new ArrayList<Operation>();
    for (int qubit = 0; qubit < 21; qubit++) {
      operations.add(on(Gate.T, qubit));
    }
    NoiseModel model = NoiseModel.builder().afterAny("t", Relaxation.amplitudeDamping(0.1)).build();
    assertRefused("TOO_MANY_QUBITS", circuit(21, 1, operations), model, 10);
    assertRefused("SHOTS_OUT_OF_RANGE", circuit(1, 1, List.of()), model, 0);
    assertRefused("BITS_OUT_OF_RANGE", circuit(1, 0, List.of()), model, 1);
    var never = new ControlOperation.Fault("index 3 of 2");
    assertRefused("SHOT_FAULTED", circuit(1, 1, List.of(never)), model, 1);
  }

  private static void assertRefused(String code, Circuit circuit, NoiseModel model, int shots) {
    NoisyOutcome outcome =
        NoisySampler.run(circuit, model, shots, 1, Workers.SEQUENTIAL, Cancellation.NEVER);
    assertEquals(code, assertInstanceOf(NoisyOutcome.Refused.class, outcome).diagnostic().code());
  }

  @Test
  void aCancelledRunHasNoShots() {
    Circuit circuit = circuit(1, 1, List.of(on(Gate.T, 0), new Measure(0, 0)));
    assertThrows(
        CancellationException.class,
        () ->
            NoisySampler.run(
                circuit, NoiseModel.builder().build(), 1, 1, Workers.SEQUENTIAL, () -> true));
  }

  @Test
  void noiseThatIsNotPossibleIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> PauliChannel.of(0.5, 0.5, 0.1));
    assertThrows(IllegalArgumentException.class, () -> PauliChannel.of(Double.NaN, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> PauliChannel.depolarizing(1, 1.4));
    assertThrows(IllegalArgumentException.class, () -> new Relaxation(0.5, 0.9));
    assertThrows(IllegalArgumentException.class, () -> Relaxation.thermal(1, 2.1, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new ReadoutError(-0.1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> NoiseModel.builder().after("x", List.of(0), PauliChannel.depolarizing(2, 0.1)));
  }

  @Test
  void aGateOfADeviceHasTheAverageErrorOfItsDescription() {
    var readout = ReadoutError.NONE;
    var device =
        new NoisyDevice(
            List.of(
                new NoisyDevice.Qubit(100e-6, 90e-6, readout),
                new NoisyDevice.Qubit(80e-6, 200e-6, readout)),
            List.of(
                new NoisyDevice.CalibratedGate("cx", List.of(0, 1), 0.02, 300e-9),
                new NoisyDevice.CalibratedGate("sx", List.of(1), 1e-6, 300e-9)));
    NoiseModel model = NoiseModel.of(device);
    double fidelity = 1;
    List<NoiseModel.Site> sites = model.after("cx", List.of(0, 1));
    assertEquals(3, sites.size());
    for (NoiseModel.Site site : sites) {
      // To first order the infidelities add up.
      fidelity -= 1 - site.channel().processFidelity();
    }
    assertEquals(0.02, 1 - Channel.averageFidelity(2, fidelity), 1e-4);
    assertEquals(1, model.after("sx", List.of(1)).size());
    assertTrue(model.after("sx", List.of(0)).isEmpty());
  }
}
