package org.laplace.circuits.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Operation;
import org.laplace.circuits.ReferenceSimulator;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;

class TranspilerTest {
  private static final int CIRCUITS = 48;

  static TranspileResult.Transpiled transpiled(
      Circuit circuit, Target target, OptimizationLevel level, long seed) {
    return assertInstanceOf(
        TranspileResult.Transpiled.class, new Transpiler(target, level, seed).transpile(circuit));
  }

  private static Circuit parsed(String program) {
    return assertInstanceOf(
            ParseResult.Parsed.class, OpenQasm.parse(program, new TreeMap<>(), ParseLimits.LOCAL))
        .circuit();
  }

  @ParameterizedTest
  @EnumSource
  void theResultIsTheSameUnitaryOnEveryTarget(OptimizationLevel level) {
    List<Target> targets = RandomCircuits.targets();
    for (int seed = 0; seed < CIRCUITS; seed++) {
      Circuit circuit = RandomCircuits.circuit(seed, 2 + seed % 5, 25, seed % 4 == 0);
      Target target = targets.get(seed % targets.size());
      var result = transpiled(circuit, target, level, seed);
      assertInstanceOf(
          Equivalence.Verdict.Equal.class,
          Equivalence.check(circuit, result, seed),
          () -> level + " on " + target.name() + ": " + circuit);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyGateOfTheResultIsOneOfTheTargetOnItsQubits(OptimizationLevel level) {
    for (Target target : RandomCircuits.targets()) {
      Circuit circuit = RandomCircuits.circuit(7, 5, 40, true);
      assertFits(transpiled(circuit, target, level, 3).circuit().operations(), target);
    }
  }

  private static void assertFits(List<Operation> operations, Target target) {
    for (Operation operation : operations) {
      if (operation instanceof GateApplication gate) {
        List<Integer> qubits = new ArrayList<>();
        for (int k = 0; k < gate.qubits(); k++) {
          qubits.add(gate.qubit(k));
        }
        assertTrue(
            target.gates().stream()
                .anyMatch(g -> g.gate() == gate.gate() && g.qubits().equals(qubits)),
            () -> target.name() + " has no " + gate);
        assertTrue(
            gate.gate() != Gate.RZZ || (gate.parameter(0) >= 0 && gate.parameter(0) <= Math.PI / 2),
            () -> "not an angle of a fractional gate: " + gate);
      }
    }
  }

  @Test
  void manyControlsWorkWithAndWithoutNegation() {
    var operations = new ArrayList<Operation>();
    operations.add(
        GateApplication.controlled(Gate.X, new double[0], 6, 0b010010, 0, 1, 2, 3, 4, 5, 6));
    operations.add(GateApplication.controlled(Gate.RY, new double[] {0.7}, 4, 1, 6, 2, 4, 0, 5));
    operations.add(
        GateApplication.controlled(Gate.GPHASE, new double[] {0.9}, 5, 4, 1, 2, 3, 4, 6));
    operations.add(GateApplication.controlled(Gate.SWAP, new double[0], 3, 0, 6, 5, 4, 1, 2));
    var circuit = new Circuit(7, List.of(), operations);
    for (var level : OptimizationLevel.values()) {
      var result = transpiled(circuit, Targets.grid(2, 4), level, 0);
      assertInstanceOf(Equivalence.Verdict.Equal.class, Equivalence.check(circuit, result, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void controlFlowLeavesTheDistributionOfResultsAsItWas(OptimizationLevel level) {
    Circuit circuit =
        parsed(
            """
            OPENQASM 3.0;
            include "stdgates.inc";
            qubit[4] q;
            bit[4] c;
            h q[0];
            cx q[0], q[3];
            rx(0.4) q[1];
            c[0] = measure q[0];
            if (c[0]) {
              cx q[3], q[1];
              cx q[1], q[2];
              ry(0.9) q[2];
            } else {
              cx q[2], q[0];
              swap q[1], q[3];
            }
            int i = 0;
            while (i < 3) {
              i = i + 1;
              cx q[0], q[2];
              rx(0.3) q[2];
              c[2] = measure q[2];
              if (c[2]) { cx q[0], q[3]; break; }
              cp(0.7) q[3], q[1];
            }
            reset q[0];
            rx(0.2) q[0];
            cx q[0], q[1];
            c = measure q;
            """);
    var expected = ReferenceSimulator.distribution(circuit);
    for (Target target : List.of(Targets.line(4), Targets.grid(2, 3))) {
      var result = transpiled(circuit, target, level, 1);
      assertEquals(
          0,
          ReferenceSimulator.distance(expected, ReferenceSimulator.distribution(result.circuit())),
          1e-9);
    }
  }

  @Test
  void aComputedAngleStaysComputed() {
    Circuit circuit =
        parsed(
            """
            OPENQASM 3.0;
            include "stdgates.inc";
            qubit[2] q;
            bit[2] c;
            h q[0];
            c[0] = measure q[0];
            float[64] a = 0.5;
            if (c[0]) { a = 1.5; }
            rx(a) q[1];
            ry(2 * a) q[1];
            c[1] = measure q[1];
            """);
    var result = transpiled(circuit, Targets.line(2), OptimizationLevel.MEDIUM, 0);
    assertTrue(
        result.circuit().operations().stream()
            .anyMatch(ControlOperation.ComputedGate.class::isInstance));
    assertEquals(
        0,
        ReferenceSimulator.distance(
            ReferenceSimulator.distribution(circuit),
            ReferenceSimulator.distribution(result.circuit())),
        1e-9);
  }

  @Test
  void theResultDependsOnTheSeedAndNotOnTheThreads() throws Exception {
    Circuit circuit = RandomCircuits.circuit(11, 6, 120, true);
    Target target = Targets.grid(3, 4);
    Circuit here = transpiled(circuit, target, OptimizationLevel.MEDIUM, 5).circuit();
    for (int threads : new int[] {1, 3}) {
      try (var pool = new ForkJoinPool(threads)) {
        Circuit there =
            pool.submit(() -> transpiled(circuit, target, OptimizationLevel.MEDIUM, 5).circuit())
                .get();
        assertEquals(here, there);
      }
    }
  }

  @Test
  void levelsAboveZeroNeverNeedMoreEntanglingGates() {
    for (int seed = 0; seed < 12; seed++) {
      Circuit circuit = RandomCircuits.circuit(seed, 5, 30, false);
      int plain =
          transpiled(circuit, Targets.line(6), OptimizationLevel.NONE, 0).after().twoQubitGates();
      int medium =
          transpiled(circuit, Targets.line(6), OptimizationLevel.MEDIUM, 0).after().twoQubitGates();
      assertTrue(medium <= plain, medium + " gates instead of " + plain);
    }
  }

  @Test
  void whatCommutesAwayLeavesNothing() {
    var program = new StringBuilder("OPENQASM 2.0; include \"qelib1.inc\"; qreg q[20];\n");
    for (int k = 0; k < 19; k++) {
      program.append("cx q[" + k + "],q[19];\n");
    }
    program.append("x q[19]; z q[18];\n");
    for (int k = 18; k >= 0; k--) {
      program.append("cx q[" + k + "],q[19];\n");
    }
    var result =
        transpiled(parsed(program.toString()), Targets.line(20), OptimizationLevel.MEDIUM, 0);
    assertEquals(0, result.after().twoQubitGates());
    assertEquals(2, result.after().oneQubitGates());
  }

  @Test
  void aCircuitThatFitsIsPlacedWithoutSwapsWhereErrorsAreLow() {
    var builder = Target.named("ring", 8).onAll(1e-4, 0, Gate.RZ, Gate.SX, Gate.X);
    for (int qubit = 0; qubit < 8; qubit++) {
      builder.with(Gate.CZ, qubit < 4 ? 0.05 : 0.001, 0, qubit, (qubit + 1) % 8);
    }
    Circuit circuit =
        parsed(
            "OPENQASM 2.0; include \"qelib1.inc\"; qreg q[4];"
                + " h q[0]; cx q[0],q[2]; cx q[2],q[1]; cx q[1],q[3];");
    var result = transpiled(circuit, builder.build(), OptimizationLevel.MEDIUM, 0);
    assertEquals(3, result.after().twoQubitGates());
    assertTrue(result.initialLayout().stream().allMatch(q -> q >= 4 || q == 0));
  }

  @Test
  void aCircuitThatIsTooLargeIsRefusedWithTheNumbers() {
    Circuit circuit = RandomCircuits.circuit(1, 6, 5, false);
    var refused =
        assertInstanceOf(
            TranspileResult.Refused.class,
            new Transpiler(Targets.line(5), OptimizationLevel.LIGHT, 0).transpile(circuit));
    assertEquals(TranspileResult.Reason.TOO_MANY_QUBITS, refused.reason());
    assertTrue(refused.text().contains("6 qubits"));
  }
}
