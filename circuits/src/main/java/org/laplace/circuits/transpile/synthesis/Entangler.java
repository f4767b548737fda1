package org.laplace.circuits.transpile.synthesis;

import static org.laplace.circuits.transpile.unitary.Matrices.adjoint;
import static org.laplace.circuits.transpile.unitary.Matrices.times2;

import java.util.Map;
import java.util.Optional;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.transpile.unitary.Canonical;
import org.laplace.circuits.transpile.unitary.Matrices;

/**
 * A device's gate in the place of a controlled-Z: the one-qubit unitaries around it that make it
 * one.
 *
 * @param gate cz, cx, ecr or rzz
 * @param before0 on the gate's first qubit, before it
 * @param keepsPhase0 whether the gate commutes with rz on its first qubit and nothing is around it
 */
@SuppressWarnings("ArrayRecordComponent") // One of a kind, never compared.
public record Entangler(
    Gate gate,
    double[] before0,
    double[] before1,
    double[] after0,
    double[] after1,
    boolean keepsPhase0,
    boolean keepsPhase1) {
  private static final Map<Gate, Entangler> KNOWN =
      Map.of(
          Gate.CZ, of(Gate.CZ, true, true),
          Gate.CX, of(Gate.CX, true, false),
          Gate.ECR, of(Gate.ECR, false, false),
          Gate.RZZ, of(Gate.RZZ, true, true));

  /** The entangler of a gate, if it is known how to use it. */
  public static Optional<Entangler> of(Gate gate) {
    return Optional.ofNullable(KNOWN.get(gate));
  }

  /** The gate on its qubits, as it stands for a controlled-Z. */
  public GateApplication on(int first, int second) {
    return GateApplication.of(gate, parameters(gate), first, second);
  }

  private static double[] parameters(Gate gate) {
    return gate.parameters() == 0 ? new double[0] : new double[] {Math.PI / 2};
  }

  private static Entangler of(Gate gate, boolean keepsPhase0, boolean keepsPhase1) {
    if (gate == Gate.CZ) {
      double[] one = Matrices.identity2();
      return new Entangler(gate, one, one, one, one, keepsPhase0, keepsPhase1);
    }
    if (gate == Gate.CX) {
      double[] one = Matrices.identity2();
      double[] h = Matrices.hadamard();
      return new Entangler(gate, one, h, one, h, keepsPhase0, keepsPhase1);
    }
    if (gate == Gate.RZZ) {
      double[] one = Matrices.identity2();
      double[] s = Matrices.rz(-Math.PI / 2);
      // cz is rzz(pi/2) and an inverse phase gate on each qubit.
      return new Entangler(gate, one, one, s, s, keepsPhase0, keepsPhase1);
    }
    Canonical wanted = Canonical.of(Matrices.of(Gate.CZ.matrix()));
    Canonical given = Canonical.of(Matrices.of(gate.matrix(parameters(gate))));
    return new Entangler(
        gate,
        times2(adjoint(given.right0(), 2), wanted.right0()),
        times2(adjoint(given.right1(), 2), wanted.right1()),
        times2(wanted.left0(), adjoint(given.left0(), 2)),
        times2(wanted.left1(), adjoint(given.left1(), 2)),
        keepsPhase0,
        keepsPhase1);
  }
}
