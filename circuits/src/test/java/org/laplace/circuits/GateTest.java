package org.laplace.circuits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
  private static final double TOLERANCE = 1e-14;

  /** Angles with nothing in common, and the special ones. */
  private static Stream<double[]> parametersOf(Gate gate) {
    double[][] sets = {
      {0.3, -1.1, 2.7, 0.9}, {StrictMath.PI, 0.5, -0.25, 4}, {0, 0, 0, 0}, {-2.5, 7, 1e-3, -3}
    };
    return Stream.of(sets)
        .limit(gate.parameters() == 0 ? 1 : sets.length)
        .map(set -> java.util.Arrays.copyOf(set, gate.parameters()));
  }

  private static GateApplication plain(Gate gate, double[] parameters) {
    return GateApplication.of(gate, parameters, IntStream.range(0, gate.qubits()).toArray());
  }

  @ParameterizedTest
  @EnumSource
  void theMatrixIsUnitary(Gate gate) {
    parametersOf(gate)
        .forEach(
            parameters -> {
              var matrix = DenseMatrix.of(gate.matrix(parameters));
              assertEquals(1 << gate.qubits(), matrix.dimension());
              assertTrue(
                  matrix.times(matrix.adjoint()).distance(DenseMatrix.identity(gate.qubits()))
                      < TOLERANCE);
            });
  }

  @ParameterizedTest
  @EnumSource
  void theInverseUndoesTheGatePhaseIncluded(Gate gate) {
    parametersOf(gate)
        .forEach(
            parameters -> {
              var steps =
                  Stream.concat(
                          Stream.of(plain(gate, parameters)), gate.inverse(parameters).stream())
                      .toList();
              assertTrue(
                  DenseMatrix.of(gate.qubits(), steps).distance(DenseMatrix.identity(gate.qubits()))
                      < TOLERANCE);
            });
  }

  @ParameterizedTest
  @EnumSource
  void theDecompositionHasTheGatesMatrixPhaseIncluded(Gate gate) {
    parametersOf(gate)
        .forEach(
            parameters -> {
              var steps = gate.decomposition(parameters);
              if (steps.isEmpty()) {
                assertTrue(Set.of(Gate.GPHASE, Gate.U, Gate.CX).contains(gate), gate.symbol());
              } else {
                assertTrue(
                    DenseMatrix.of(gate.qubits(), steps)
                            .distance(DenseMatrix.of(gate.matrix(parameters)))
                        < TOLERANCE,
                    gate.symbol());
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void decompositionEndsAtPrimitives(Gate gate) {
    parametersOf(gate).forEach(parameters -> assertEndsAtPrimitives(plain(gate, parameters), 0));
  }

  private static void assertEndsAtPrimitives(GateApplication application, int depth) {
    assertTrue(depth < 10, "no end of " + application);
    application.decomposition().forEach(step -> assertEndsAtPrimitives(step, depth + 1));
  }

  @ParameterizedTest
  @EnumSource
  void theDiagonalFlagIsTrueExactlyWhenAllMatricesAreDiagonal(Gate gate) {
    boolean diagonal =
        parametersOf(gate)
            .allMatch(
                parameters -> {
                  UnitaryMatrix matrix = gate.matrix(parameters);
                  return IntStream.range(0, matrix.dimension())
                      .allMatch(
                          row ->
                              IntStream.range(0, matrix.dimension())
                                  .allMatch(
                                      column ->
                                          row == column
                                              || (matrix.re(row, column) == 0
                                                  && matrix.im(row, column) == 0)));
                });
    assertEquals(diagonal, gate.isDiagonal());
  }

  @ParameterizedTest
  @EnumSource
  void theCliffordFlagIsTrueExactlyWhenPaulisGoToPaulis(Gate gate) {
    if (gate.qubits() == 0) {
      return; // A global phase commutes with everything; the table lists what acts on qubits.
    }
    boolean clifford =
        parametersOf(gate)
            .allMatch(
                parameters ->
                    IntStream.range(0, gate.qubits())
                        .boxed()
                        .flatMap(qubit -> Stream.of(pauli(Gate.X, qubit), pauli(Gate.Z, qubit)))
                        .allMatch(pauli -> conjugateIsPauli(gate, parameters, pauli)));
    assertEquals(clifford, gate.isClifford());
  }

  private static GateApplication pauli(Gate gate, int qubit) {
    return GateApplication.of(gate, new double[0], qubit);
  }

  /** A Pauli product up to sign has one entry a column, all of them 1, -1, i or -i, at row^mask. */
  private static boolean conjugateIsPauli(Gate gate, double[] parameters, GateApplication pauli) {
    var unitary = DenseMatrix.of(gate.matrix(parameters));
    var conjugate =
        unitary.times(DenseMatrix.identity(gate.qubits()).then(pauli)).times(unitary.adjoint());
    int mask = -1;
    for (int row = 0; row < conjugate.dimension(); row++) {
      if (Math.hypot(conjugate.re(row, 0), conjugate.im(row, 0)) > 0.5) {
        mask = row;
      }
    }
    if (mask < 0) {
      return false;
    }
    double[] re = new double[conjugate.dimension()];
    double[] im = new double[conjugate.dimension()];
    for (int column = 0; column < conjugate.dimension(); column++) {
      re[column] = conjugate.re(column ^ mask, column);
      im[column] = conjugate.im(column ^ mask, column);
      if (Math.abs(Math.abs(re[column]) + Math.abs(im[column]) - 1) > TOLERANCE
          || Math.abs(re[column] * im[column]) > TOLERANCE) {
        return false;
      }
    }
    // The phases must be a character of the group: phase(c) phase(0) = phase(a) phase(b), c = a^b.
    for (int a = 0; a < re.length; a++) {
      for (int b = 0; b < re.length; b++) {
        int c = a ^ b;
        double lhsRe = re[c] * re[0] - im[c] * im[0];
        double lhsIm = re[c] * im[0] + im[c] * re[0];
        double rhsRe = re[a] * re[b] - im[a] * im[b];
        double rhsIm = re[a] * im[b] + im[a] * re[b];
        if (Math.hypot(lhsRe - rhsRe, lhsIm - rhsIm) > TOLERANCE) {
          return false;
        }
      }
    }
    return true;
  }

  @ParameterizedTest
  @EnumSource
  void controlsOfTheTableAreControlsOfTheKernel(Gate gate) {
    parametersOf(gate)
        .forEach(
            parameters -> {
              assertEquals(gate.qubits(), gate.controls() + gate.kernel().qubits());
              assertEquals(0, gate.kernel().controls());
              assertEquals(
                  gate.matrix(parameters),
                  plain(gate, parameters).kernelMatrix().controlled(gate.controls(), 0));
            });
  }

  @Test
  void namesAndAliasesAreUnique() {
    var names = new HashSet<String>();
    for (Gate gate : Gate.values()) {
      assertTrue(names.add(gate.symbol()), gate.symbol());
      gate.aliases().forEach(alias -> assertTrue(names.add(alias), alias));
    }
  }

  @Test
  void aNegatedControlActsOnZero() {
    var open = GateApplication.controlled(Gate.X, new double[0], 1, 1, 0, 1);
    var sandwich =
        List.of(
            pauli(Gate.X, 0), GateApplication.of(Gate.CX, new double[0], 0, 1), pauli(Gate.X, 0));
    assertEquals(0, DenseMatrix.of(2, List.of(open)).distance(DenseMatrix.of(2, sandwich)));
  }

  @Test
  void theInverseOfAControlledGateKeepsItsControls() {
    var step = GateApplication.of(Gate.CSX, new double[0], 3, 1).withControls(0b01, 0, 2);
    var steps = Stream.concat(Stream.of(step), step.inverse().stream()).toList();
    assertTrue(DenseMatrix.of(4, steps).distance(DenseMatrix.identity(4)) < TOLERANCE);
    assertEquals(List.of(0, 2, 3, 1), IntStream.range(0, 4).map(step::qubit).boxed().toList());
  }

  @Test
  void aControlledDecompositionIsTheControlledGate() {
    var step = GateApplication.of(Gate.RZ, new double[] {0.7}, 1).withControls(0, 0);
    assertTrue(
        DenseMatrix.of(2, step.decomposition()).distance(DenseMatrix.of(2, List.of(step)))
            < TOLERANCE);
    assertFalse(step.decomposition().isEmpty());
  }

  @Test
  void badApplicationsAreRefused() {
    double[] none = {};
    assertThrows(IllegalArgumentException.class, () -> GateApplication.of(Gate.CX, none, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> GateApplication.of(Gate.CX, none, 1));
    assertThrows(IllegalArgumentException.class, () -> GateApplication.of(Gate.RX, none, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> GateApplication.of(Gate.RX, new double[] {Double.NaN}, 1));
  }
}
