package org.laplace.circuits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;

class CircuitSummaryTest {
  private static Circuit circuit(String program) {
    var result =
        OpenQasm.parse(
            "OPENQASM 3.0;\ninclude \"qelib1.inc\";\n" + program,
            new TreeMap<>(),
            ParseLimits.LOCAL);
    assertTrue(result instanceof ParseResult.Parsed, result::toString);
    return ((ParseResult.Parsed) result).circuit();
  }

  private static CircuitSummary summary(String program) {
    return CircuitSummary.of(circuit(program));
  }

  @Test
  void gatesAreCountedByNameAndSize() {
    CircuitSummary summary =
        summary("qubit[3] q; h q; cx q[0], q[1]; ccx q[0], q[1], q[2]; ctrl @ h q[0], q[1];");
    assertEquals(Map.of("h", 3, "cx", 1, "ccx", 1, "ctrl @ h", 1), summary.gates());
    assertEquals(2, summary.twoQubitGates());
    assertEquals(1, summary.largerGates());
    assertEquals(6, summary.operations());
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "#qubit[2] q;#; 0",
        "#qubit[2] q; h q; barrier q; h q[0];#; 2",
        "#qubit[2] q; h q[0]; barrier q; h q[1];#; 2",
        "#qubit[3] q; cx q[0], q[1]; cx q[1], q[2]; x q[0];#; 2",
        "#qubit[2] q; bit[2] c; h q[0]; c = measure q;#; 2",
        "#qubit q; bit c; c = measure q; c = measure q;#; 2",
        "#qubit q; bit c; c = measure q; if (c) { x q; y q; } else { z q; }#; 3"
      })
  void theDepthIsThatOfTheLongestChain(String program, int depth) {
    assertEquals(depth, summary(program).depth());
  }

  @Test
  void aMeasurementIsMidCircuitIfAnythingFollowsIt() {
    assertFalse(summary("qubit[2] q; bit c; c = measure q[0]; x q[1];").measuresMidCircuit());
    assertTrue(summary("qubit[2] q; bit c; c = measure q[0]; x q[0];").measuresMidCircuit());
    assertTrue(
        summary("qubit[2] q; bit c; c = measure q[0]; if (c) { x q[1]; }").measuresMidCircuit());
  }

  /** Every gate of the table is said to be Clifford if conjugation says so, for these angles. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "rz(pi / 2) q[0]; true",
        "rz(pi / 4) q[0]; false",
        "u3(pi / 2, pi, -pi / 2) q[0]; true",
        "cp(pi) q[0], q[1]; true",
        "cp(pi / 2) q[0], q[1]; false",
        "rzz(pi / 2) q[0], q[1]; true",
        "rxx(0.5) q[0], q[1]; false",
        "crx(pi) q[0], q[1]; true",
        "negctrl @ x q[0], q[1]; true",
        "ctrl @ s q[0], q[1]; false",
        "ccx q[0], q[1], q[2]; false",
        "cswap q[0], q[1], q[2]; false",
        "iswap q[0], q[1]; true",
        "ecr q[0], q[1]; true",
        "dcx q[0], q[1]; true",
        "c4x q[0], q[1], q[2], q[3], q[4]; false"
      })
  void cliffordGatesAreRecognisedByWhatTheyDo(String statement, boolean clifford) {
    assertEquals(clifford, summary("qubit[5] q; " + statement + ";").isClifford());
  }

  @Test
  void theFirstGateThatIsNotCliffordHasItsPlace() {
    Circuit circuit =
        circuit("qubit[2] q;\nh q;\nfor int i in [0:1] {\n  s q[i];\n   t q[i];\n}\n");
    var first = CircuitSummary.of(circuit).firstNonClifford().orElseThrow();
    assertEquals("t", first.gate());
    assertEquals(Optional.of(new SourcePlaces.Place(7, 4)), circuit.places().of(first.operation()));
  }

  @Test
  void controlFlowStandsWhereItsStatementBegins() {
    Circuit circuit =
        circuit("qubit q;\nbit c;\nc = measure q;\nif (c) {\n x q;\n t q;\n}\nh q;\n");
    assertEquals(Optional.of(new SourcePlaces.Place(6, 1)), circuit.places().of(1));
    assertEquals(Optional.of(new SourcePlaces.Place(10, 1)), circuit.places().of(2));
    assertEquals(Optional.empty(), circuit.places().of(3));
    assertEquals(
        new CircuitSummary.NonClifford(1, "t"),
        CircuitSummary.of(circuit).firstNonClifford().orElseThrow());
  }
}
