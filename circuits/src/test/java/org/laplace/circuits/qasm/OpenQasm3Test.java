package org.laplace.circuits.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Controller;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.ReferenceSimulator;
import org.laplace.circuits.ShotEnd;

/** What the classical part of OpenQASM 3 means; Qiskit's loader knows little of it. */
class OpenQasm3Test {
  private static final String HEAD = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";

  private static List<Operation> operations(String program) {
    return Programs.circuit(HEAD + program).operations();
  }

  private static Operation turn(Gate gate, double parameter, int... qubits) {
    return GateApplication.of(gate, new double[] {parameter}, qubits);
  }

  private static Operation gate(Gate gate, int... qubits) {
    return GateApplication.of(gate, new double[0], qubits);
  }

  /** The only result of a program whose outcomes are certain. */
  private static String result(String program) {
    Circuit circuit = Programs.circuit(HEAD + program);
    SortedMap<String, Double> distribution = ReferenceSimulator.distribution(circuit);
    assertEquals(1, distribution.size(), distribution.toString());
    return distribution.firstKey();
  }

  /** The angle of rx(expression), computed before the circuit runs. */
  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "1 + 2 * 3; 7",
        "(1 + 2) * 3; 9",
        "7 / 2; 3",
        "-7 / 2; -3",
        "7 / 2.0; 3.5",
        "-7 % 3; -1",
        "2 ** 3 ** 2; 512",
        "-2 ** 2; -4",
        "2 ** -1; 0.5",
        "1 << 3 | 1; 9",
        "6 & 3 ^ 5; 7",
        "0x1F + 0b101 + 0o17; 51",
        "1_000; 1000",
        "float(true) + float(3 > 2 && !(1 == 2)); 2",
        "sqrt(4.0) + floor(2.7) + ceiling(2.1); 7",
        "arccos(1) + arcsin(0) + arctan(0); 0",
        "log(euler); 1",
        "exp(0); 1",
        "mod(7, 4); 3",
        "pow(2, 10); 1024",
        "popcount(\"1011\"); 3",
        "uint[4](rotl(\"1001\", 1)); 3",
        "uint[4](rotr(\"1001\", 1)); 12",
        "int[4](9); -7",
        "uint[4](-1); 15",
        "int(-2.7); -2",
        "real((1 + 2im) * (3 - 1im)); 5",
        "imag((1 + 2im) * (3 - 1im)); 5",
        "real(2.0im ** 2); -4",
        "uint[4](\"0110\"); 6",
        "uint[2](\"0110\"[1:2]); 3",
        "5[0]; 1",
        "angle[4](7 * (pi / 8)) + angle[4](pi / 8); 3.141592653589793",
        "angle[4](pi / 8) - angle[4](7 * (pi / 8)); 3.9269908169872414",
        "angle[4](7 * (pi / 8)) / 2; 1.1780972450961724",
        "2 * angle[4](5 * (pi / 4)); 1.5707963267948966",
        "angle[4](5 * (pi / 4)) / angle[4](pi / 8); 10",
        "-angle[4](pi / 4); 5.497787143782138",
        "angle[4](9 * (pi / 8)) << 2; 1.5707963267948966",
        "angle[4](9 * (pi / 8)) >> 2; 0.7853981633974483",
        "float[32](0.1); 0.10000000149011612",
        "1000ms / 1s; 1"
      })
  void expressionsAreComputedAsTheStandardSays(String expression, double value) {
    var operations = operations("qubit q;\nrx(" + expression + ") q;");
    var application = assertInstanceOf(GateApplication.class, operations.getFirst());
    assertEquals(value, application.parameter(0), 1e-15 * Math.max(1, Math.abs(value)));
  }

  @Test
  void loopsWithKnownBoundsAreWrittenOut() {
    assertEquals(
        List.of(
            gate(Gate.X, 0),
            gate(Gate.X, 2),
            turn(Gate.RX, 1.5, 1),
            turn(Gate.RX, 2.5, 1),
            gate(Gate.H, 2),
            gate(Gate.H, 1)),
        operations(
            """
            qubit[3] q;
            for int i in [0:2:3] { x q[i]; }
            array[float, 2] angles = {1.5, 2.5};
            for float a in angles { rx(a) q[1]; }
            for uint i in {2, 1} h q[i];
            """));
  }

  @Test
  void breakAndContinueInKnownLoopsLeaveNoTrace() {
    assertEquals(
        List.of(gate(Gate.X, 0), gate(Gate.X, 2), gate(Gate.Y, 4)),
        operations(
            """
            qubit[5] q;
            for int i in [0:4] {
              if (i == 1) continue;
              if (i == 3) { break; }
              x q[i];
            }
            int n = 0;
            while (n < 10) { n += 1; if (n % 4 == 0) { break; } }
            y q[n];
            """));
  }

  @Test
  void variablesFollowTheirTypes() {
    assertEquals(
        List.of(turn(Gate.RX, 1, 0), turn(Gate.RX, -128, 0), turn(Gate.RX, 6, 0)),
        operations(
            """
            qubit q;
            uint[8] a = 250;
            a += 7;
            rx(a) q;
            int[8] b = 127;
            b = b + 1;
            rx(b) q;
            int[8] c = 15;
            c[0:3] = "0110";
            rx(c) q;
            """));
  }

  @Test
  void arraysAreIndexedSlicedAndPassedByReference() {
    assertEquals(
        List.of(turn(Gate.RX, 6, 0), turn(Gate.RX, 9, 0), turn(Gate.RX, 2, 0), turn(Gate.RX, 5, 0)),
        operations(
            """
            array[int[8], 2, 3] a = {{1, 2, 3}, {4, 5, 6}};
            def change(mutable array[int[8], #dim = 2] b, readonly array[int[8], 3] c) {
              b[0, 0] = c[0] + c[1];
            }
            array[int[8], 3] d = {4, 5, 6};
            qubit q;
            rx(a[1, -1]) q;
            change(a, d);
            rx(a[0][0]) q;
            rx(sizeof(a)) q;
            a[0] = d;
            a[1, 0:1] = d[1:2];
            rx(a[1, 0]) q;
            """));
  }

  @Test
  void subroutinesTakeQubitsAndReturnOutcomes() {
    assertEquals(
        "11",
        result(
                """
            def flip(qubit[2] a, bool both) -> bit {
              x a[0];
              if (both) { x a[1]; }
              return measure a[1];
            }
            qubit[2] q;
            bit[2] c;
            c[0] = flip(q, true);
            if (c[0]) { reset q; }
            bit second = flip(q, c[0]);
            c[1] = second;
            """)
            .substring(1));
  }

  @Test
  void anEarlyReturnThatDependsOnAnOutcomeSkipsTheRest() {
    String program =
        """
        def f(qubit a) -> int[8] {
          bit b = measure a;
          if (b) { return 3; }
          x a;
          return 5;
        }
        qubit[2] q;
        bit[4] c;
        %s
        int[8] n = f(q[0]);
        c[0:2] = bit[3](n);
        c[3] = measure q[0];
        """;
    assertEquals("1011", result(program.formatted("x q[0];")));
    assertEquals("1101", result(program.formatted("")));
  }

  @Test
  void outcomesAreCountedInVariables() {
    assertEquals(
        "0011",
        result(
            """
            qubit[4] q;
            bit[4] c;
            x q[0]; x q[1]; x q[3];
            int ones = 0;
            for int i in [0:3] {
              bit b = measure q[i];
              if (b) { ones += 1; }
            }
            c = bit[4](ones);
            """));
  }

  @Test
  void aLoopLeftByAnOutcomeKeepsWhatItDidBefore() {
    String program =
        """
        qubit[4] q;
        bit[3] c;
        %s
        int steps = 0;
        for int i in [0:3] {
          bit b = measure q[i];
          if (b) { break; }
          steps += 1;
        }
        c = bit[3](steps);
        """;
    assertEquals("010", result(program.formatted("x q[2];")));
    assertEquals("100", result(program.formatted("")));
    assertEquals("000", result(program.formatted("x q[0]; x q[1];")));
  }

  @Test
  void continueThatDependsOnAnOutcomeSkipsOneRound() {
    assertEquals(
        "011",
        result(
            """
            qubit[4] q;
            bit[3] c;
            x q[2];
            int rounds = 0;
            for int i in [0:3] {
              bit b = measure q[i];
              if (b) { continue; }
              rounds += 1;
            }
            c = bit[3](rounds);
            """));
  }

  @Test
  void aWhileLoopRunsUntilItsOutcome() {
    Circuit circuit =
        Programs.circuit(
            HEAD
                + """
                qubit q;
                bit c;
                int tries = 0;
                c = 1;
                while (c && tries < 3) {
                  h q;
                  c = measure q;
                  tries += 1;
                }
                bit[2] n = bit[2](tries);
                """);
    SortedMap<String, Double> distribution = ReferenceSimulator.distribution(circuit);
    assertEquals(0.5, distribution.get("010"), 1e-12);
    assertEquals(0.25, distribution.get("100"), 1e-12);
    assertEquals(0.125, distribution.get("110"), 1e-12);
    assertEquals(0.125, distribution.get("111"), 1e-12);
  }

  @Test
  void aSwitchPicksItsCaseByAnOutcome() {
    String program =
        """
        qubit[3] q;
        bit[2] c;
        bit d;
        %s
        c = measure q[0:1];
        switch (int(c)) {
          case 0, 3 { x q[2]; }
          case 1 { d = 0; }
          default { if (c[1]) { x q[2]; } }
        }
        d = measure q[2];
        """;
    assertEquals("100", result(program.formatted("")));
    assertEquals("001", result(program.formatted("x q[0];")));
    assertEquals("110", result(program.formatted("x q[1];")));
    assertEquals("111", result(program.formatted("x q[0]; x q[1];")));
  }

  @Test
  void aQubitMayBeChosenByAnOutcome() {
    for (int k = 0; k < 4; k++) {
      String prepare = (k % 2 == 1 ? "x q[0];" : "") + (k / 2 == 1 ? "x q[1];" : "");
      String program =
          """
        qubit[4] q;
        bit[2] c;
        bit[4] d;
        PREPARE
        c = measure q[0:1];
        uint[2] k = c;
        reset q;
        x q[k];
        d[k] = measure q[k];
        """;
      String bits = Integer.toBinaryString(4 + k).substring(1);
      assertEquals(
          Integer.toBinaryString(16 + (1 << k)).substring(1) + bits,
          result(program.replace("PREPARE", prepare)));
    }
  }

  @Test
  void anglesMayDependOnOutcomes() {
    assertEquals(
        "11",
        result(
            """
            qubit[2] q;
            bit[2] c;
            x q[0];
            c[0] = measure q[0];
            float theta = pi * float(c[0]);
            rx(theta) q[1];
            ctrl @ rz(theta / 2) q[0], q[1];
            inv @ ctrl @ rz(theta / 2) q[0], q[1];
            c[1] = measure q[1];
            """));
  }

  @Test
  void endStopsTheShotWhereAnOutcomeSaysSo() {
    String program =
        """
        qubit[2] q;
        bit[2] c;
        %s
        c[0] = measure q[0];
        if (c[0]) { end; }
        x q[1];
        c[1] = measure q[1];
        """;
    assertEquals("01", result(program.formatted("x q[0];")));
    assertEquals("10", result(program.formatted("")));
    assertEquals(List.of(gate(Gate.X, 0)), operations("qubit q; x q; end; y q;"));
  }

  @Test
  void shortNamesForPartsOfRegistersAreReferences() {
    assertEquals(
        "0110",
        result(
            """
            qubit[2] a;
            qubit[3] b;
            let all = a ++ b;
            let some = all[{1, 3}];
            bit[4] c;
            let middle = c[1:2];
            x some;
            x all[0];
            x all[0];
            middle = measure some;
            """));
  }

  @Test
  void constantsCannotDependOnOutcomesButKnownBitsCan() {
    assertEquals(
        List.of(gate(Gate.X, 0), gate(Gate.X, 2)),
        operations(
            """
            const bit[3] pattern = "101";
            qubit[3] q;
            for int i in [0:2] { if (pattern[i]) { x q[i]; } }
            """));
  }

  @Test
  void localBitsAreNotPartOfTheResult() {
    Circuit circuit =
        Programs.circuit(HEAD + "qubit q; { bit hidden = measure q; } const int n = 2; bit[n] c;");
    assertEquals(2, circuit.bits());
    assertEquals(List.of(new Measure(0, 2)), circuit.operations());
    assertEquals(3, circuit.memoryBits());
  }

  @Test
  void timingAnnotationsPragmasAndCalibrationsChangeNothing() {
    assertEquals(
        List.of(gate(Gate.X, 0)),
        operations(
            """
            #pragma vendor something ; here
            pragma vendor { other
            defcalgrammar "openpulse";
            cal { extern frame f; }
            defcal x $0 { play(f, w); }
            qubit q;
            @note text ( with } anything
            x q;
            stretch s;
            duration d = 2 * 100ns + durationof({x $0;});
            delay[d + s] q;
            box[1us] { delay[50dt] q; }
            nop q;
            """));
  }

  @Test
  void gateBodiesMayLoopAndUseParametersAsExponents() {
    assertEquals(
        List.of(gate(Gate.X, 0), gate(Gate.X, 0), gate(Gate.H, 0), gate(Gate.H, 0)),
        operations(
            """
            gate repeated(k) a { pow(k) @ x a; for int i in [1:2] { h a; } }
            qubit q;
            repeated(2) q;
            """));
  }

  @Test
  void aDefinitionSeesWhatWasThereBeforeIt() {
    assertEquals(
        List.of(gate(Gate.H, 0), gate(Gate.X, 0), gate(Gate.H, 0)),
        operations(
            """
            gate before a { h a; }
            gate h a { x a; h a; }
            qubit q;
            before q;
            h q;
            """));
  }

  @Test
  void bitsOfNumbersTakeOutcomes() {
    assertEquals(
        "1101",
        result(
            """
            qubit[2] q;
            bit[4] c;
            x q[1];
            int[4] n = 9;
            n[1] = measure q[0];
            n[{3, 2}] = measure q;
            angle[4] a = angle[4](pi);
            a[0] = measure q[1];
            measure q[0] -> n[3];
            n[3] = bit(a[0]);
            c = bit[4](n);
            """));
  }

  /** Iterative phase estimation: outcomes are shifted into an angle that turns the next qubit. */
  @Test
  void anAngleCollectsOutcomesAsItsBits() {
    assertEquals(
        "101",
        result(
            """
            qubit q;
            qubit target;
            bit[3] c;
            x target;
            angle[3] a;
            for int i in [0:2] {
              reset q;
              h q;
              ctrl @ pow(1 << (2 - i)) @ p(5 * pi / 4) q, target;
              a >>= 1;
              inv @ p(a) q;
              h q;
              measure q -> a[2];
            }
            c = bit[3](a);
            """));
  }

  @Test
  void outputsThatAreNumbersAreRegistersOfTheirBits() {
    Circuit circuit =
        Programs.circuit(
            HEAD
                + """
                output int[4] n;
                output bool b;
                output angle[3] a;
                qubit q;
                x q;
                bit c = measure q;
                n = -3;
                a = pi;
                if (c) { n += 1; b = true; end; }
                n = 0;
                """);
    assertEquals(
        List.of("n", "b", "a", "c"), circuit.registers().stream().map(r -> r.name()).toList());
    assertEquals(
        List.of("1" + "100" + "1" + "1110"),
        List.copyOf(ReferenceSimulator.distribution(circuit).keySet()));
  }

  @Test
  void aFaultDuringAShotEndsIt() {
    Circuit circuit = Programs.circuit(HEAD + "qubit q; bit c; c = measure q; int x = 1 / int(c);");
    var controller = new Controller(circuit, 100);
    assertInstanceOf(Measure.class, controller.next());
    controller.record(0, false);
    assertEquals(null, controller.next());
    assertInstanceOf(ShotEnd.Faulted.class, controller.end());
  }

  @Test
  void programsWithoutAVersionLineAreVersionThreeUnlessTheyLookOld() {
    assertEquals(
        turn(Gate.RX, 0, 0),
        Programs.circuit("include \"stdgates.inc\"; qubit q; rx(1 / 2) q;")
            .operations()
            .getFirst());
    assertEquals(
        turn(Gate.RX, 0.5, 0),
        Programs.circuit("include \"qelib1.inc\"; qreg q[1]; rx(1 / 2) q;")
            .operations()
            .getFirst());
  }

  @Test
  void conditionsOnKnownValuesLeaveNoControlFlow() {
    var operations = operations("qubit q; bit[2] c = \"10\"; if (c == 2) { x q; } else { y q; }");
    assertTrue(operations.contains(gate(Gate.X, 0)), operations.toString());
    assertTrue(operations.stream().noneMatch(ControlOperation.If.class::isInstance));
  }
}
