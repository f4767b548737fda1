package org.laplace.simulators.statevector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.simulators.statevector.Circuits.gate;
import static org.laplace.simulators.statevector.Circuits.turned;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;
import org.laplace.simulators.Shots;
import org.laplace.simulators.shots.Shape;

/** What well-known circuits measure. */
class DistributionTest {
  private static final int SHOTS = 4000;

  /** Five standard deviations of a count with this probability. */
  private static double tolerance(double probability) {
    return 5 * Math.sqrt(SHOTS * probability * (1 - probability));
  }

  private static void assertCount(double probability, Map<String, Integer> counts, String bits) {
    assertEquals(SHOTS * probability, counts.getOrDefault(bits, 0), tolerance(probability), bits);
  }

  @Test
  void aBellPairGivesEqualBits() {
    Circuit bell = Circuits.measured(2, List.of(gate(Gate.H, 0), gate(Gate.CX, 0, 1)));
    Map<String, Integer> counts = Circuits.run(bell, SHOTS, 1).counts();
    assertEquals(Set.of("00", "11"), counts.keySet());
    assertCount(0.5, counts, "00");
  }

  @Test
  void aGhzStateOfTwentyQubitsIsAllZeroOrAllOne() {
    var operations = new ArrayList<Operation>(List.of(gate(Gate.H, 0)));
    for (int qubit = 1; qubit < 20; qubit++) {
      operations.add(gate(Gate.CX, qubit - 1, qubit));
    }
    Map<String, Integer> counts = Circuits.run(Circuits.measured(20, operations), 100, 2).counts();
    assertEquals(Set.of("0".repeat(20), "1".repeat(20)), counts.keySet());
  }

  @Test
  void theFourierTransformOfPeriodFourHasFourPeaks() {
    var operations = new ArrayList<Operation>(List.of(gate(Gate.H, 2), gate(Gate.H, 3)));
    for (int target = 3; target >= 0; target--) {
      operations.add(gate(Gate.H, target));
      for (int control = target - 1; control >= 0; control--) {
        operations.add(turned(Gate.CP, Math.PI / (1 << (target - control)), control, target));
      }
    }
    operations.add(gate(Gate.SWAP, 0, 3));
    operations.add(gate(Gate.SWAP, 1, 2));
    Map<String, Integer> counts = Circuits.run(Circuits.measured(4, operations), SHOTS, 3).counts();
    assertEquals(Set.of("0000", "0100", "1000", "1100"), counts.keySet());
    counts.keySet().forEach(bits -> assertCount(0.25, counts, bits));
  }

  @Test
  void groversSearchFindsTheMarkedStateAsOftenAsTheorySays() {
    var operations = new ArrayList<Operation>();
    for (int qubit = 0; qubit < 3; qubit++) {
      operations.add(gate(Gate.H, qubit));
    }
    for (int round = 0; round < 2; round++) {
      operations.add(gate(Gate.CCZ, 0, 1, 2));
      for (int qubit = 0; qubit < 3; qubit++) {
        operations.add(gate(Gate.H, qubit));
        operations.add(gate(Gate.X, qubit));
      }
      operations.add(gate(Gate.CCZ, 0, 1, 2));
      for (int qubit = 0; qubit < 3; qubit++) {
        operations.add(gate(Gate.X, qubit));
        operations.add(gate(Gate.H, qubit));
      }
    }
    Map<String, Integer> counts = Circuits.run(Circuits.measured(3, operations), SHOTS, 4).counts();
    assertCount(121.0 / 128, counts, "111");
  }

  private static Expression bitIsOne(int bit) {
    return new Expression.Binary(
        Operator.EQUAL,
        new Expression.BitsRead(List.of(bit)),
        new Expression.Constant(Value.Whole.of(1)));
  }

  private static Operation when(int bit, Operation then) {
    return new ControlOperation.If(bitIsOne(bit), List.of(then), List.of());
  }

  @Test
  void teleportationCarriesAStateOverByTwoClassicalBits() {
    double theta = 1.1;
    var circuit =
        new Circuit(
            3,
            List.of(new ClassicalRegister("sent", 2), new ClassicalRegister("got", 1)),
            List.of(
                turned(Gate.RY, theta, 0),
                gate(Gate.H, 1),
                gate(Gate.CX, 1, 2),
                gate(Gate.CX, 0, 1),
                gate(Gate.H, 0),
                new Measure(0, 0),
                new Measure(1, 1),
                when(1, gate(Gate.X, 2)),
                when(0, gate(Gate.Z, 2)),
                turned(Gate.RY, -theta, 2),
                new Measure(2, 2)));
    Map<String, Integer> counts = Circuits.run(circuit, SHOTS, 5).counts();
    assertEquals(Set.of("0 00", "0 01", "0 10", "0 11"), counts.keySet());
    counts.keySet().forEach(bits -> assertCount(0.25, counts, bits));
  }

  @Test
  void aQubitThatIsResetAfterHavingBeenEntangledIsZeroAndItsPartnerMixed() {
    Circuit circuit =
        Circuits.measured(
            2,
            List.of(
                gate(Gate.H, 0),
                gate(Gate.CX, 0, 1),
                new Reset(0),
                gate(Gate.H, 1),
                gate(Gate.X, 0)));
    Map<String, Integer> counts = Circuits.run(circuit, SHOTS, 6).counts();
    assertEquals(Set.of("01", "11"), counts.keySet());
    assertCount(0.5, counts, "01");
  }

  @Test
  void aMeasuredQubitKeepsItsValueForLaterMeasurements() {
    var circuit =
        new Circuit(
            1,
            List.of(new ClassicalRegister("c", 3)),
            List.of(
                turned(Gate.RX, 2.0, 0),
                new Measure(0, 0),
                new Measure(0, 1),
                gate(Gate.X, 0),
                new Measure(0, 2)));
    Map<String, Integer> counts = Circuits.run(circuit, SHOTS, 7).counts();
    assertEquals(Set.of("100", "011"), counts.keySet());
    assertCount(Math.pow(Math.sin(1), 2), counts, "011");
  }

  @Test
  void sampledAndRunShotsHaveTheSameDistribution() {
    var operations =
        new ArrayList<Operation>(
            List.of(
                turned(Gate.RY, 0.7, 0),
                turned(Gate.RX, 1.9, 1),
                gate(Gate.CX, 0, 2),
                turned(Gate.RYY, 0.4, 1, 2)));
    Circuit sampled = Circuits.measured(3, operations);
    operations.add(new ControlOperation.If(bitIsOne(0), List.of(), List.of()));
    Circuit run = Circuits.measured(3, operations);
    assertTrue(Shape.of(sampled) instanceof Shape.Sampled);
    assertTrue(Shape.of(run) instanceof Shape.Trajectories);
    Map<String, Integer> one = Circuits.run(sampled, SHOTS, 8).counts();
    Map<String, Integer> other = Circuits.run(run, SHOTS, 9).counts();
    for (String bits : one.keySet()) {
      double p = one.get(bits) / (double) SHOTS;
      assertEquals(one.get(bits), other.getOrDefault(bits, 0), 1 + 1.5 * tolerance(p), bits);
    }
  }

  @Test
  void aMeasurementOfOneQubitDoesNotStopGatesOnOthersFromBeingSampled() {
    var circuit =
        new Circuit(
            2,
            List.of(new ClassicalRegister("a", 1), new ClassicalRegister("b", 2)),
            List.of(
                new Reset(0),
                gate(Gate.X, 0),
                new Measure(0, 2),
                gate(Gate.X, 1),
                new Measure(1, 0)));
    assertTrue(Shape.of(circuit) instanceof Shape.Sampled);
    Shots shots = Circuits.run(circuit, 3, 1);
    assertEquals(Map.of("10 1", 3), shots.counts());
    assertEquals("10 1", shots.bitString(2));
  }
}
