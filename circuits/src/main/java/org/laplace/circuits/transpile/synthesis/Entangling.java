package org.laplace.circuits.transpile.synthesis;

import static org.laplace.circuits.transpile.unitary.Matrices.adjoint;
import static org.laplace.circuits.transpile.unitary.Matrices.hadamard;
import static org.laplace.circuits.transpile.unitary.Matrices.identity2;
import static org.laplace.circuits.transpile.unitary.Matrices.rx;
import static org.laplace.circuits.transpile.unitary.Matrices.ry;
import static org.laplace.circuits.transpile.unitary.Matrices.rz;
import static org.laplace.circuits.transpile.unitary.Matrices.times2;

import org.laplace.circuits.transpile.unitary.Canonical;

/**
 * A two-qubit unitary as layers of one-qubit unitaries with a controlled-Z between each two.
 *
 * <p>As few of them as the class of the unitary allows: Vidal and Dawson, quant-ph/0307177; for
 * three, the circuit of Vatan and Williams, quant-ph/0308006, figure 6.
 */
public final class Entangling {
  private Entangling() {}

  private static final double HALF_PI = Math.PI / 2;
  private static final double[] H = hadamard();
  private static final double[] PHASE = rz(HALF_PI);
  private static final double[] PHASE_INVERSE = rz(-HALF_PI);

  /** Takes the YY of an interaction to ZZ. */
  private static final double[] TURN = rx(HALF_PI);

  private static final double[] TURN_INVERSE = adjoint(TURN, 2);

  /**
   * The layers, first one first, each with a 2 by 2 unitary for qubit 0 and for qubit 1; one more
   * than controlled-Zs.
   */
  public static double[][][] layers(Canonical interaction) {
    return switch (interaction.entanglers()) {
      case 0 ->
          new double[][][] {
            {
              times2(interaction.left0(), interaction.right0()),
              times2(interaction.left1(), interaction.right1())
            }
          };
      case 1 -> one(interaction);
      case 2 -> two(interaction);
      default -> three(interaction);
    };
  }

  /** exp(i pi/4 ZZ) is a controlled-Z and an inverse phase gate on each qubit. */
  private static double[][][] one(Canonical interaction) {
    double[] before = times2(PHASE_INVERSE, H);
    return new double[][][] {
      {times2(before, interaction.right0()), times2(before, interaction.right1())},
      {times2(interaction.left0(), H), times2(interaction.left1(), H)}
    };
  }

  /** A controlled-X takes X of its control to XX and Z of its target to ZZ. */
  private static double[][][] two(Canonical interaction) {
    double[] target = times2(H, TURN);
    return new double[][][] {
      {times2(TURN, interaction.right0()), times2(target, interaction.right1())},
      {rx(-2 * interaction.a()), rx(-2 * interaction.b())},
      {
        times2(interaction.left0(), TURN_INVERSE),
        times2(interaction.left1(), times2(TURN_INVERSE, H))
      }
    };
  }

  private static double[][][] three(Canonical interaction) {
    double[] first = rz(HALF_PI - 2 * interaction.c());
    double[] second = ry(HALF_PI - 2 * interaction.a());
    double[] third = ry(2 * interaction.b() - HALF_PI);
    return new double[][][] {
      {times2(H, interaction.right0()), times2(PHASE, interaction.right1())},
      {times2(first, H), times2(H, second)},
      {H, times2(third, H)},
      {times2(interaction.left0(), times2(PHASE_INVERSE, H)), interaction.left1()}
    };
  }

  /** The layers of exp(-i angle/2 ZZ). */
  public static double[][][] phaseLayers(double angle) {
    if (Math.abs(Math.abs(angle) - HALF_PI) < 1e-12) {
      double[] local = angle < 0 ? PHASE_INVERSE : PHASE;
      return new double[][][] {{identity2(), identity2()}, {local, local}};
    }
    return new double[][][] {{identity2(), H}, {identity2(), rx(angle)}, {identity2(), H}};
  }
}
