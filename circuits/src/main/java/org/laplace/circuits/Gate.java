package org.laplace.circuits;

import static org.laplace.circuits.GateDefinition.controlled;
import static org.laplace.circuits.GateDefinition.gate;
import static org.laplace.circuits.GateDefinition.on;
import static org.laplace.circuits.GateMatrices.HALF;
import static org.laplace.circuits.GateMatrices.PI;
import static org.laplace.circuits.GateMatrices.cos;
import static org.laplace.circuits.GateMatrices.cosHalf;
import static org.laplace.circuits.GateMatrices.cu;
import static org.laplace.circuits.GateMatrices.p;
import static org.laplace.circuits.GateMatrices.permutation;
import static org.laplace.circuits.GateMatrices.r;
import static org.laplace.circuits.GateMatrices.sin;
import static org.laplace.circuits.GateMatrices.sinHalf;
import static org.laplace.circuits.GateMatrices.u;
import static org.laplace.circuits.UnitaryMatrix.diagonal;
import static org.laplace.circuits.UnitaryMatrix.interleaved;

import java.util.List;

/**
 * The gate table: every gate that programs may use without defining it, as data.
 *
 * <p>The matrices are those of the OpenQASM 3.0 standard library (which fixes U without a phase
 * factor) and, for gates that it does not have, those of Qiskit's circuit library. Decompositions
 * and inverses are exact, global phase included; decompositions end at {@link #GPHASE}, {@link #U}
 * and {@link #CX}.
 */
public enum Gate {
  GPHASE(
      gate("gphase", 0, 1)
          .diagonal()
          .matrix(p -> interleaved(cos(p[0]), sin(p[0])))
          .inverse(p -> List.of(on("gphase", p(-p[0]))))
          .primitive()),
  U(
      gate("U", 1, 3)
          .aliases("u", "u3")
          .matrix(p -> u(p[0], p[1], p[2]))
          .inverse(p -> List.of(on("U", p(-p[0], -p[2], -p[1]), 0)))
          .primitive()),

  // One qubit, no parameters.
  ID(
      gate("id", 1, 0)
          .clifford()
          .diagonal()
          .matrix(p -> UnitaryMatrix.identity(1))
          .selfInverse()
          .by(p -> List.of(on("U", p(0, 0, 0), 0)))),
  X(
      gate("x", 1, 0)
          .clifford()
          .matrix(p -> interleaved(0, 0, 1, 0, 1, 0, 0, 0))
          .selfInverse()
          .by(p -> List.of(on("U", p(PI, 0, PI), 0)))),
  Y(
      gate("y", 1, 0)
          .clifford()
          .matrix(p -> interleaved(0, 0, 0, -1, 0, 1, 0, 0))
          .selfInverse()
          .by(p -> List.of(on("U", p(PI, PI / 2, PI / 2), 0)))),
  Z(
      gate("z", 1, 0)
          .clifford()
          .diagonal()
          .matrix(p -> diagonal(1, 0, -1, 0))
          .selfInverse()
          .by(p -> List.of(on("p", p(PI), 0)))),
  H(
      gate("h", 1, 0)
          .clifford()
          .matrix(p -> interleaved(HALF, 0, HALF, 0, HALF, 0, -HALF, 0))
          .selfInverse()
          .by(p -> List.of(on("U", p(PI / 2, 0, PI), 0)))),
  S(
      gate("s", 1, 0)
          .clifford()
          .diagonal()
          .matrix(p -> diagonal(1, 0, 0, 1))
          .inverse(p -> List.of(on("sdg", p(), 0)))
          .by(p -> List.of(on("p", p(PI / 2), 0)))),
  SDG(
      gate("sdg", 1, 0)
          .clifford()
          .diagonal()
          .matrix(p -> diagonal(1, 0, 0, -1))
          .inverse(p -> List.of(on("s", p(), 0)))
          .by(p -> List.of(on("p", p(-PI / 2), 0)))),
  T(
      gate("t", 1, 0)
          .diagonal()
          .matrix(p -> diagonal(1, 0, HALF, HALF))
          .inverse(p -> List.of(on("tdg", p(), 0)))
          .by(p -> List.of(on("p", p(PI / 4), 0)))),
  TDG(
      gate("tdg", 1, 0)
          .diagonal()
          .matrix(p -> diagonal(1, 0, HALF, -HALF))
          .inverse(p -> List.of(on("t", p(), 0)))
          .by(p -> List.of(on("p", p(-PI / 4), 0)))),
  SX(
      gate("sx", 1, 0)
          .clifford()
          .matrix(p -> interleaved(0.5, 0.5, 0.5, -0.5, 0.5, -0.5, 0.5, 0.5))
          .inverse(p -> List.of(on("sxdg", p(), 0)))
          .by(p -> List.of(on("gphase", p(PI / 4)), on("rx", p(PI / 2), 0)))),
  SXDG(
      gate("sxdg", 1, 0)
          .clifford()
          .matrix(p -> interleaved(0.5, -0.5, 0.5, 0.5, 0.5, 0.5, 0.5, -0.5))
          .inverse(p -> List.of(on("sx", p(), 0)))
          .by(p -> List.of(on("gphase", p(-PI / 4)), on("rx", p(-PI / 2), 0)))),

  // One qubit, with parameters.
  P(
      gate("p", 1, 1)
          .aliases("phase", "u1")
          .diagonal()
          .matrix(p -> diagonal(1, 0, cos(p[0]), sin(p[0])))
          .negatedInverse()
          .by(p -> List.of(on("U", p(0, 0, p[0]), 0)))),
  U0(
      gate("u0", 1, 1)
          .clifford()
          .diagonal()
          .matrix(p -> UnitaryMatrix.identity(1))
          .negatedInverse()
          .by(p -> List.of(on("id", p(), 0)))),
  U2(
      gate("u2", 1, 2)
          .matrix(p -> u(PI / 2, p[0], p[1]))
          .inverse(p -> List.of(on("U", p(-PI / 2, -p[1], -p[0]), 0)))
          .by(p -> List.of(on("U", p(PI / 2, p[0], p[1]), 0)))),
  RX(
      gate("rx", 1, 1)
          .matrix(p -> r(p[0], 0))
          .negatedInverse()
          .by(p -> List.of(on("U", p(p[0], -PI / 2, PI / 2), 0)))),
  RY(
      gate("ry", 1, 1)
          .matrix(p -> u(p[0], 0, 0))
          .negatedInverse()
          .by(p -> List.of(on("U", p(p[0], 0, 0), 0)))),
  RZ(
      gate("rz", 1, 1)
          .diagonal()
          .matrix(p -> diagonal(cosHalf(p), -sinHalf(p), cosHalf(p), sinHalf(p)))
          .negatedInverse()
          .by(p -> List.of(on("gphase", p(-p[0] / 2)), on("p", p(p[0]), 0)))),
  R(
      gate("r", 1, 2)
          .matrix(p -> r(p[0], p[1]))
          .inverse(p -> List.of(on("r", p(-p[0], p[1]), 0)))
          .by(p -> List.of(on("U", p(p[0], p[1] - PI / 2, PI / 2 - p[1]), 0)))),

  // One control.
  CX(controlled("cx", 1, X).aliases("CX").clifford().selfInverse().primitive()),
  CY(
      controlled("cy", 1, Y)
          .clifford()
          .selfInverse()
          .by(p -> List.of(on("sdg", p(), 1), on("cx", p(), 0, 1), on("s", p(), 1)))),
  CZ(
      controlled("cz", 1, Z)
          .clifford()
          .selfInverse()
          .by(p -> List.of(on("h", p(), 1), on("cx", p(), 0, 1), on("h", p(), 1)))),
  CH(
      controlled("ch", 1, H)
          .selfInverse()
          .by(
              p ->
                  List.of(
                      on("s", p(), 1),
                      on("h", p(), 1),
                      on("t", p(), 1),
                      on("cx", p(), 0, 1),
                      on("tdg", p(), 1),
                      on("h", p(), 1),
                      on("sdg", p(), 1)))),
  CS(
      controlled("cs", 1, S)
          .inverse(p -> List.of(on("csdg", p(), 0, 1)))
          .by(p -> List.of(on("cp", p(PI / 2), 0, 1)))),
  CSDG(
      controlled("csdg", 1, SDG)
          .inverse(p -> List.of(on("cs", p(), 0, 1)))
          .by(p -> List.of(on("cp", p(-PI / 2), 0, 1)))),
  CSX(
      controlled("csx", 1, SX)
          .inverse(p -> List.of(on("sxdg", p(), 1).withControls(0, 0)))
          .by(p -> List.of(on("h", p(), 1), on("cp", p(PI / 2), 0, 1), on("h", p(), 1)))),
  CP(
      controlled("cp", 1, P)
          .aliases("cphase", "cu1")
          .negatedInverse()
          .by(
              p ->
                  List.of(
                      on("p", p(p[0] / 2), 0),
                      on("cx", p(), 0, 1),
                      on("p", p(-p[0] / 2), 1),
                      on("cx", p(), 0, 1),
                      on("p", p(p[0] / 2), 1)))),
  CRX(
      controlled("crx", 1, RX)
          .negatedInverse()
          .by(p -> List.of(on("h", p(), 1), on("crz", p(p[0]), 0, 1), on("h", p(), 1)))),
  CRY(
      controlled("cry", 1, RY)
          .negatedInverse()
          .by(
              p ->
                  List.of(
                      on("ry", p(p[0] / 2), 1),
                      on("cx", p(), 0, 1),
                      on("ry", p(-p[0] / 2), 1),
                      on("cx", p(), 0, 1)))),
  CRZ(
      controlled("crz", 1, RZ)
          .negatedInverse()
          .by(
              p ->
                  List.of(
                      on("rz", p(p[0] / 2), 1),
                      on("cx", p(), 0, 1),
                      on("rz", p(-p[0] / 2), 1),
                      on("cx", p(), 0, 1)))),
  CU3(
      controlled("cu3", 1, U)
          .inverse(p -> List.of(on("cu3", p(-p[0], -p[2], -p[1]), 0, 1)))
          .by(p -> List.of(on("cu", p(p[0], p[1], p[2], 0), 0, 1)))),
  CU(
      gate("cu", 2, 4)
          .matrix(p -> cu(p[0], p[1], p[2], p[3]))
          .inverse(p -> List.of(on("cu", p(-p[0], -p[2], -p[1], -p[3]), 0, 1)))
          .by(
              p ->
                  List.of(
                      on("p", p(p[3]), 0),
                      on("p", p((p[2] + p[1]) / 2), 0),
                      on("p", p((p[2] - p[1]) / 2), 1),
                      on("cx", p(), 0, 1),
                      on("U", p(-p[0] / 2, 0, -(p[1] + p[2]) / 2), 1),
                      on("cx", p(), 0, 1),
                      on("U", p(p[0] / 2, p[1], 0), 1)))),

  // Two qubits, neither a control.
  SWAP(
      gate("swap", 2, 0)
          .clifford()
          .matrix(
              p ->
                  interleaved(
                      1, 0, 0, 0, 0, 0, 0, 0, //
                      0, 0, 0, 0, 1, 0, 0, 0, //
                      0, 0, 1, 0, 0, 0, 0, 0, //
                      0, 0, 0, 0, 0, 0, 1, 0))
          .selfInverse()
          .by(p -> List.of(on("cx", p(), 0, 1), on("cx", p(), 1, 0), on("cx", p(), 0, 1)))),
  ISWAP(
      gate("iswap", 2, 0)
          .clifford()
          .matrix(
              p ->
                  interleaved(
                      1, 0, 0, 0, 0, 0, 0, 0, //
                      0, 0, 0, 0, 0, 1, 0, 0, //
                      0, 0, 0, 1, 0, 0, 0, 0, //
                      0, 0, 0, 0, 0, 0, 1, 0))
          .reversedInverse()
          .by(
              p ->
                  List.of(
                      on("s", p(), 0),
                      on("s", p(), 1),
                      on("h", p(), 0),
                      on("cx", p(), 0, 1),
                      on("cx", p(), 1, 0),
                      on("h", p(), 1)))),
  DCX(
      gate("dcx", 2, 0)
          .clifford()
          .matrix(
              p ->
                  interleaved(
                      1, 0, 0, 0, 0, 0, 0, 0, //
                      0, 0, 0, 0, 0, 0, 1, 0, //
                      0, 0, 1, 0, 0, 0, 0, 0, //
                      0, 0, 0, 0, 1, 0, 0, 0))
          .inverse(p -> List.of(on("dcx", p(), 1, 0)))
          .by(p -> List.of(on("cx", p(), 0, 1), on("cx", p(), 1, 0)))),
  ECR(
      gate("ecr", 2, 0)
          .clifford()
          .matrix(
              p ->
                  interleaved(
                      0, 0, HALF, 0, 0, 0, 0, HALF, //
                      HALF, 0, 0, 0, 0, -HALF, 0, 0, //
                      0, 0, 0, HALF, 0, 0, HALF, 0, //
                      0, -HALF, 0, 0, HALF, 0, 0, 0))
          .selfInverse()
          .by(
              p ->
                  List.of(
                      on("rzx", p(PI / 4), 0, 1), on("x", p(), 0), on("rzx", p(-PI / 4), 0, 1)))),
  RXX(
      gate("rxx", 2, 1)
          .matrix(
              p -> {
                double c = cosHalf(p);
                double s = sinHalf(p);
                return interleaved(
                    c, 0, 0, 0, 0, 0, 0, -s, //
                    0, 0, c, 0, 0, -s, 0, 0, //
                    0, 0, 0, -s, c, 0, 0, 0, //
                    0, -s, 0, 0, 0, 0, c, 0);
              })
          .negatedInverse()
          .by(
              p ->
                  List.of(
                      on("h", p(), 0),
                      on("h", p(), 1),
                      on("rzz", p(p[0]), 0, 1),
                      on("h", p(), 0),
                      on("h", p(), 1)))),
  RYY(
      gate("ryy", 2, 1)
          .matrix(
              p -> {
                double c = cosHalf(p);
                double s = sinHalf(p);
                return interleaved(
                    c, 0, 0, 0, 0, 0, 0, s, //
                    0, 0, c, 0, 0, -s, 0, 0, //
                    0, 0, 0, -s, c, 0, 0, 0, //
                    0, s, 0, 0, 0, 0, c, 0);
              })
          .negatedInverse()
          .by(
              p ->
                  List.of(
                      on("rx", p(PI / 2), 0),
                      on("rx", p(PI / 2), 1),
                      on("rzz", p(p[0]), 0, 1),
                      on("rx", p(-PI / 2), 0),
                      on("rx", p(-PI / 2), 1)))),
  RZZ(
      gate("rzz", 2, 1)
          .diagonal()
          .matrix(
              p -> {
                double c = cosHalf(p);
                double s = sinHalf(p);
                return diagonal(c, -s, c, s, c, s, c, -s);
              })
          .negatedInverse()
          .by(p -> List.of(on("cx", p(), 0, 1), on("rz", p(p[0]), 1), on("cx", p(), 0, 1)))),
  RZX(
      gate("rzx", 2, 1)
          .matrix(
              p -> {
                double c = cosHalf(p);
                double s = sinHalf(p);
                return interleaved(
                    c, 0, 0, 0, 0, -s, 0, 0, //
                    0, 0, c, 0, 0, 0, 0, s, //
                    0, -s, 0, 0, c, 0, 0, 0, //
                    0, 0, 0, s, 0, 0, c, 0);
              })
          .negatedInverse()
          .by(p -> List.of(on("h", p(), 1), on("rzz", p(p[0]), 0, 1), on("h", p(), 1)))),

  // Three qubits and more.
  CCX(
      controlled("ccx", 2, X)
          .selfInverse()
          .by(
              p ->
                  List.of(
                      on("h", p(), 2),
                      on("cx", p(), 1, 2),
                      on("tdg", p(), 2),
                      on("cx", p(), 0, 2),
                      on("t", p(), 2),
                      on("cx", p(), 1, 2),
                      on("tdg", p(), 2),
                      on("cx", p(), 0, 2),
                      on("t", p(), 1),
                      on("t", p(), 2),
                      on("h", p(), 2),
                      on("cx", p(), 0, 1),
                      on("t", p(), 0),
                      on("tdg", p(), 1),
                      on("cx", p(), 0, 1)))),
  CCZ(
      controlled("ccz", 2, Z)
          .selfInverse()
          .by(p -> List.of(on("h", p(), 2), on("ccx", p(), 0, 1, 2), on("h", p(), 2)))),
  CSWAP(
      controlled("cswap", 1, SWAP)
          .selfInverse()
          .by(p -> List.of(on("cx", p(), 2, 1), on("ccx", p(), 0, 1, 2), on("cx", p(), 2, 1)))),
  RCCX(
      gate("rccx", 3, 0)
          .matrix(
              p ->
                  permutation(
                      new int[] {0, 1, 2, 7, 4, 5, 6, 3},
                      // The relative phases of Maslov, arXiv 1508.03273 figure 3.
                      new int[] {0, 0, 0, 1, 0, 2, 0, 3}))
          .selfInverse()
          .by(
              p ->
                  List.of(
                      on("h", p(), 2),
                      on("t", p(), 2),
                      on("cx", p(), 1, 2),
                      on("tdg", p(), 2),
                      on("cx", p(), 0, 2),
                      on("t", p(), 2),
                      on("cx", p(), 1, 2),
                      on("tdg", p(), 2),
                      on("h", p(), 2)))),
  C3X(
      controlled("c3x", 3, X)
          .selfInverse()
          .by(
              p ->
                  List.of(
                      on("h", p(), 3),
                      on("cp", p(PI / 2), 2, 3),
                      on("ccx", p(), 0, 1, 2),
                      on("cp", p(-PI / 2), 2, 3),
                      on("ccx", p(), 0, 1, 2),
                      on("cp", p(PI / 4), 1, 3),
                      on("cx", p(), 0, 1),
                      on("cp", p(-PI / 4), 1, 3),
                      on("cx", p(), 0, 1),
                      on("cp", p(PI / 4), 0, 3),
                      on("h", p(), 3)))),
  C3SQRTX(
      controlled("c3sqrtx", 3, SX)
          .inverse(p -> List.of(on("sxdg", p(), 3).withControls(0, 0, 1, 2)))
          .by(
              p ->
                  List.of(
                      on("h", p(), 3),
                      on("cp", p(PI / 4), 2, 3),
                      on("ccx", p(), 0, 1, 2),
                      on("cp", p(-PI / 4), 2, 3),
                      on("ccx", p(), 0, 1, 2),
                      on("cp", p(PI / 8), 1, 3),
                      on("cx", p(), 0, 1),
                      on("cp", p(-PI / 8), 1, 3),
                      on("cx", p(), 0, 1),
                      on("cp", p(PI / 8), 0, 3),
                      on("h", p(), 3)))),
  RC3X(
      gate("rc3x", 4, 0)
          .matrix(
              p ->
                  permutation(
                      new int[] {0, 1, 2, 3, 4, 5, 6, 15, 8, 9, 10, 11, 12, 13, 14, 7},
                      // The relative phases of Maslov, arXiv 1508.03273 figure 4.
                      new int[] {0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0}))
          .reversedInverse()
          .by(
              p ->
                  List.of(
                      on("h", p(), 3),
                      on("t", p(), 3),
                      on("cx", p(), 2, 3),
                      on("tdg", p(), 3),
                      on("h", p(), 3),
                      on("cx", p(), 0, 3),
                      on("t", p(), 3),
                      on("cx", p(), 1, 3),
                      on("tdg", p(), 3),
                      on("cx", p(), 0, 3),
                      on("t", p(), 3),
                      on("cx", p(), 1, 3),
                      on("tdg", p(), 3),
                      on("h", p(), 3),
                      on("t", p(), 3),
                      on("cx", p(), 2, 3),
                      on("tdg", p(), 3),
                      on("h", p(), 3)))),
  C4X(
      controlled("c4x", 4, X)
          .selfInverse()
          .by(
              p ->
                  List.of(
                      on("h", p(), 4),
                      on("cp", p(PI / 2), 3, 4),
                      on("c3x", p(), 0, 1, 2, 3),
                      on("cp", p(-PI / 2), 3, 4),
                      on("c3x", p(), 0, 1, 2, 3),
                      on("h", p(), 4),
                      on("c3sqrtx", p(), 0, 1, 2, 4))));

  /** Written down once, above, and never changed afterwards. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final GateDefinition definition;

  Gate(GateDefinition definition) {
    this.definition = definition;
  }

  /** The name in programs. */
  public String symbol() {
    return definition.symbol;
  }

  /** Further names in programs. */
  public List<String> aliases() {
    return definition.aliases;
  }

  /** Number of qubits, controls included; 0 for a global phase. */
  public int qubits() {
    return definition.qubits;
  }

  /** Number of parameters in radians. */
  public int parameters() {
    return definition.parameters;
  }

  /** How many of the first qubits are controls of {@link #kernel()}. */
  public int controls() {
    return definition.controls;
  }

  /** The gate on the targets; the gate itself where it has no controls. */
  public Gate kernel() {
    return definition.kernel == null ? this : definition.kernel;
  }

  /** True when the gate maps every Pauli product to one, whatever the parameters. */
  public boolean isClifford() {
    return definition.clifford;
  }

  /** True when the matrix is diagonal for all parameters. */
  public boolean isDiagonal() {
    return definition.diagonal;
  }

  /**
   * The matrix, of dimension 2^{@link #qubits()}.
   *
   * @throws IllegalArgumentException if the number of parameters is wrong
   */
  public UnitaryMatrix matrix(double... parameters) {
    if (parameters.length != definition.parameters) {
      throw new IllegalArgumentException(
          this + " takes " + definition.parameters + " parameters, got " + parameters.length);
    }
    return definition.matrix.apply(parameters);
  }

  /** What undoes the gate, on qubits 0, 1, ...; in the order to apply. */
  public List<GateApplication> inverse(double... parameters) {
    return definition.inverse.apply(parameters);
  }

  /** The gate by simpler ones, on qubits 0, 1, ...; empty for GPHASE, U and CX. */
  public List<GateApplication> decomposition(double... parameters) {
    return definition.decomposition.apply(parameters);
  }
}
