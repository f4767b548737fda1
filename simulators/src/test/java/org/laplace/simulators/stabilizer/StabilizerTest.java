package org.laplace.simulators.stabilizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.RandomCliffords;
import org.laplace.simulators.Run;
import org.laplace.simulators.Shots;
import org.laplace.simulators.statevector.StateVectorRuns;

class StabilizerTest {
  private static Outcome run(Computation computation) {
    return Run.of(computation, computation.cost().workUnits());
  }

  private static Shots shots(Circuit circuit, int shots, long seed) {
    return Shots.parse(
        assertInstanceOf(
                Outcome.Computed.class, run(StabilizerComputation.of(circuit, shots, seed)))
            .resultBytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void withFeedForwardShotsAreDistributedAsTheStateVectors(int qubits) {
    int count = 2000;
    for (int seed = 0; seed < 12; seed++) {
      var random = new Random(100 * qubits + seed);
      List<Operation> operations = RandomCliffords.operations(qubits, 12 * qubits, random);
      Circuit circuit = RandomCliffords.withFeedForward(qubits, operations, random);
      Shots expected =
          Shots.parse(
              assertInstanceOf(
                      Outcome.Computed.class,
                      run(StateVectorRuns.computation(circuit, count, seed)))
                  .resultBytes());
      assertAlike(expected.counts(), shots(circuit, count, seed).counts(), count, circuit);
    }
  }

  /** No outcome is more than six standard deviations from the mean of both; seeds are fixed. */
  private static void assertAlike(
      Map<String, Integer> one, Map<String, Integer> other, int count, Circuit circuit) {
    var all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    for (String bits : all) {
      int first = one.getOrDefault(bits, 0);
      int second = other.getOrDefault(bits, 0);
      double p = (first + second) / (2.0 * count);
      assertEquals(
          first, second, 6 * Math.sqrt(2 * count * p * (1 - p)), () -> bits + " of " + circuit);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void framesHaveTheDistributionOfSingleShots(int qubits) {
    int count = 3000;
    for (int seed = 0; seed < 10; seed++) {
      var random = new Random(77 * qubits + seed);
      List<Operation> operations = RandomCliffords.operations(qubits, 12 * qubits, random);
      Circuit frames = RandomCliffords.circuit(qubits, operations);
      var dynamic = new ArrayList<>(operations);
      dynamic.add(new ControlOperation.Block(0, List.of()));
      Circuit trajectories = RandomCliffords.circuit(qubits, dynamic);
      Map<String, Integer> one = shots(frames, count, seed).counts();
      Map<String, Integer> other = shots(trajectories, count, seed).counts();
      assertEquals(one.keySet(), other.keySet(), frames::toString);
      assertAlike(one, other, count, frames);
    }
  }

  @Test
  void aGhzStateOfAThousandQubitsIsAllZeroOrAllOne() {
    int qubits = 1000;
    var operations = new ArrayList<Operation>();
    operations.add(GateApplication.of(Gate.H, new double[0], 500));
    for (int qubit = 0; qubit < qubits; qubit++) {
      if (qubit != 500) {
        operations.add(GateApplication.of(Gate.CX, new double[0], 500, qubit));
      }
    }
    for (int qubit = 0; qubit < qubits; qubit++) {
      operations.add(new Measure(qubit, qubit));
    }
    Map<String, Integer> counts =
        shots(RandomCliffords.circuit(qubits, operations), 1500, 3).counts();
    assertEquals(Set.of("0".repeat(qubits), "1".repeat(qubits)), counts.keySet());
    assertEquals(750, counts.get("0".repeat(qubits)), 5 * Math.sqrt(1500) / 2);
  }

  @Test
  void aRepeatedMeasurementOfASurfaceOfStabilizersAgreesWithItself() {
    // Parities of a random state, measured twice through an ancilla: the second round is fixed.
    int data = 70;
    var random = new Random(4);
    var operations = new ArrayList<Operation>();
    for (int i = 0; i < data; i++) {
      operations.add(GateApplication.of(Gate.H, new double[0], i));
      operations.add(GateApplication.of(Gate.S, new double[0], i));
      operations.add(
          GateApplication.of(Gate.CX, new double[0], i, (i + 1 + random.nextInt(data - 1)) % data));
    }
    for (int round = 0; round < 2; round++) {
      operations.add(new Reset(data));
      for (int i = 0; i < data; i++) {
        operations.add(GateApplication.of(Gate.CX, new double[0], i, data));
      }
      operations.add(new Measure(data, round));
    }
    var circuit = new Circuit(data + 1, List.of(new ClassicalRegister("c", 2)), operations);
    assertEquals(Set.of("00", "11"), shots(circuit, 200, 1).counts().keySet());
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void everyGateOfTheTableThatIsCliffordIsRecognisedAndNoOtherIs(Gate gate) {
    int[] qubits = IntStream.range(0, gate.qubits()).toArray();
    double[] generic = new double[gate.parameters()];
    Arrays.fill(generic, 0.3);
    boolean phaseOnly = gate == Gate.GPHASE;
    assertEquals(
        gate.isClifford() || phaseOnly,
        CliffordGates.stepsOf(GateApplication.of(gate, generic, qubits)).isPresent());
  }

  @Test
  void anglesThatAreQuarterTurnsAreRecognisedAndOthersAreNot() {
    for (int quarter = -8; quarter <= 8; quarter++) {
      for (Gate gate : List.of(Gate.RX, Gate.RY, Gate.RZ, Gate.P, Gate.RZZ, Gate.RXX)) {
        int[] qubits = gate.qubits() == 1 ? new int[] {0} : new int[] {0, 1};
        double angle = quarter * Math.PI / 2;
        assertTrue(
            CliffordGates.stepsOf(GateApplication.of(gate, new double[] {angle}, qubits))
                .isPresent(),
            gate + " " + quarter);
        assertTrue(
            CliffordGates.stepsOf(GateApplication.of(gate, new double[] {angle + 1e-6}, qubits))
                .isEmpty());
      }
    }
  }

  @Test
  void theSingleQubitGatesAreTwentyFour() {
    var seen = new TreeSet<String>();
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        for (int c = 0; c < 4; c++) {
          double[] angles = {a * Math.PI / 2, b * Math.PI / 2, c * Math.PI / 2};
          var gate = SingleQubitClifford.of(GateApplication.of(Gate.U, angles, 0).kernelMatrix());
          seen.add(gate.orElseThrow().toString());
          assertTrue(gate.orElseThrow().sequence().size() <= 4);
        }
      }
    }
    assertEquals(24, seen.size());
  }

  @Test
  void theCostIsWhatARunTakesAndOneUnitLessIsExhausted() {
    var random = new Random(8);
    Circuit circuit = RandomCliffords.circuit(20, RandomCliffords.operations(20, 2000, random));
    var computation = StabilizerComputation.of(circuit, 2000, 1);
    long needed = computation.cost().workUnits();
    assertInstanceOf(Outcome.Computed.class, Run.of(computation, needed));
    assertEquals(new Outcome.Exhausted(), Run.of(computation, needed - 1));
    assertEquals(20, computation.cost().size());
  }
}
