package org.laplace.circuits.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.ReferenceSimulator;

/** What is written and read again means the same. */
class OpenQasmWriterTest {
  private static final double TOLERANCE = 1e-13;

  private static String written(WriteResult result) {
    return assertInstanceOf(WriteResult.Written.class, result, result.toString()).program();
  }

  static Stream<Path> programs() throws Exception {
    Path resources = Path.of(OpenQasmWriterTest.class.getResource("programs").toURI());
    try (Stream<Path> files = Files.list(resources)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aProgramMeansTheSameAfterOpenQasm3(Path program) throws Exception {
    Circuit circuit = Programs.circuit(Files.readString(program));
    assertSameMeaning(circuit, Programs.circuit(written(OpenQasm3Writer.write(circuit))));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void writingTwiceGivesTheSameText(Path program) throws Exception {
    Circuit circuit = Programs.circuit(Files.readString(program));
    if (circuit.isStatic()) {
      String once = written(OpenQasm3Writer.write(circuit));
      assertEquals(once, written(OpenQasm3Writer.write(Programs.circuit(once))));
    }
  }

  private static void assertSameMeaning(Circuit expected, Circuit actual) {
    assertEquals(expected.qubits(), actual.qubits());
    assertEquals(expected.bits(), actual.bits());
    boolean unitary = expected.operations().stream().allMatch(GateApplication.class::isInstance);
    if (unitary) {
      assertTrue(
          ReferenceSimulator.unitary(expected).distance(ReferenceSimulator.unitary(actual))
              < TOLERANCE);
    }
    assertTrue(
        ReferenceSimulator.distance(
                ReferenceSimulator.distribution(expected), ReferenceSimulator.distribution(actual))
            < TOLERANCE);
  }

  @ParameterizedTest
  @EnumSource
  void everyGateUnderControlsIsWrittenInOpenQasm3(Gate gate) {
    double[] parameters = IntStream.range(0, gate.parameters()).mapToDouble(i -> i - 0.7).toArray();
    int[] wires = IntStream.range(0, gate.qubits()).toArray();
    var application =
        GateApplication.of(gate, parameters, wires).withControls(1, wires.length, wires.length + 1);
    var circuit = new Circuit(wires.length + 2, List.of(), List.of(application));
    Circuit read = Programs.circuit(written(OpenQasm3Writer.write(circuit)));
    assertTrue(
        ReferenceSimulator.unitary(circuit).distance(ReferenceSimulator.unitary(read)) < TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aProgramOfVersion2IsTheSameAfterOpenQasm2(Path program) throws Exception {
    if (program.toString().endsWith("2.qasm")) {
      Circuit circuit = Programs.circuit(Files.readString(program));
      Circuit read = Programs.circuit(written(OpenQasm2Writer.write(circuit)));
      if (circuit.isStatic()) {
        assertEquals(circuit.operations(), read.operations());
      } else {
        assertSameMeaning(circuit, read);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyGateIsWrittenInOpenQasm2UpToAGlobalPhase(Gate gate) {
    double[] parameters = IntStream.range(0, gate.parameters()).mapToDouble(i -> i - 0.7).toArray();
    int[] wires = IntStream.range(0, gate.qubits()).toArray();
    var circuit =
        new Circuit(wires.length, List.of(), List.of(GateApplication.of(gate, parameters, wires)));
    Circuit read = Programs.circuit(written(OpenQasm2Writer.write(circuit)));
    var ours = ReferenceSimulator.unitary(read);
    var product = ReferenceSimulator.unitary(circuit).adjoint().times(ours);
    double off = 0;
    for (int i = 0; i < product.dimension(); i++) {
      off =
          Math.max(
              off,
              Math.hypot(product.re(i, i) - product.re(0, 0), product.im(i, i) - product.im(0, 0)));
    }
    assertTrue(off < TOLERANCE);
    assertEquals(1, Math.hypot(product.re(0, 0), product.im(0, 0)), TOLERANCE);
  }

  @Test
  void classicalControlIsWrittenWithItsLoopsAndExits() {
    Circuit circuit =
        Programs.circuit(
            """
            OPENQASM 3.0;
            include "stdgates.inc";
            qubit[3] q;
            bit[3] c;
            ry(1.0) q;
            int[8] n = 0;
            for int i in [0:2] {
              bit b = measure q[i];
              if (b) { continue; }
              n += 1;
              while (n < 3) {
                h q[0];
                bit d = measure q[0];
                if (d) { n += 1; } else { break; }
              }
              if (n == 2) { break; }
            }
            rx(float(n) / 3) q[1];
            c[1] = measure q[1];
            uint[2] k = c[0:1];
            c[k] = 1;
            """);
    assertSameMeaning(circuit, Programs.circuit(written(OpenQasm3Writer.write(circuit))));
  }

  @Test
  void whatHasNoFormIsRefusedWithAReason() {
    var circuit = new Circuit(1, List.of(), List.of(new ControlOperation.Fault("nothing")));
    assertInstanceOf(WriteResult.Unwritable.class, OpenQasm3Writer.write(circuit));
    var open = GateApplication.of(Gate.H, new double[0], 0).withControls(1, 1);
    assertInstanceOf(
        WriteResult.Unwritable.class,
        OpenQasm2Writer.write(new Circuit(2, List.of(), List.of(open))));
  }
}
