package org.laplace.simulators.particles.motion;

import java.util.Arrays;
import org.laplace.simulators.particles.job.Laws;
import org.laplace.simulators.particles.job.Units;

/**
 * Gravity and Coulomb's law between every two bodies. With {@code r2 = dx*dx + dy*dy + dz*dz +
 * softening^2} and {@code w = 1 / (r2 * sqrt(r2))}, body i is accelerated by the sum over all other
 * j of {@code ((pull[j] - push*charge[j]) * w) * (x[j] - x[i])}, where {@code pull[j] = g*m[j]} and
 * {@code push = k*q[i]/m[i]}.
 */
final class LongRange {
  private final PhaseSpace state;
  private final Kernels kernels;
  private final double gravity;
  private final double coulomb;
  final double softeningSquared;
  final double[] pull;

  LongRange(PhaseSpace state, Laws laws, Units units, Kernels kernels) {
    this.state = state;
    this.kernels = kernels;
    gravity = laws.gravity() ? units.gravity() : 0;
    coulomb = laws.coulomb() ? units.coulomb() : 0;
    softeningSquared = laws.softening() * laws.softening();
    pull = new double[state.x.length];
    for (int i = 0; i < state.bodies; i++) {
      pull[i] = gravity * state.mass[i];
    }
  }

  /** Sets the accelerations of some bodies. */
  void accelerate(int from, int to) {
    double[] lanes = new double[3 * Lanes.COUNT];
    int blocks = state.x.length / Lanes.COUNT;
    for (int i = from; i < to; i++) {
      Arrays.fill(lanes, 0);
      double push = coulomb * state.charge[i] / state.mass[i];
      int own = i / Lanes.COUNT;
      kernels.longRange().add(this, state, i, push, 0, own, lanes);
      addOwnBlock(i, push, own * Lanes.COUNT, lanes);
      kernels.longRange().add(this, state, i, push, own + 1, blocks, lanes);
      state.ax[i] = Lanes.join(lanes, 0);
      state.ay[i] = Lanes.join(lanes, Lanes.COUNT);
      state.az[i] = Lanes.join(lanes, 2 * Lanes.COUNT);
    }
  }

  private void addOwnBlock(int i, double push, int first, double[] lanes) {
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      if (first + lane != i) {
        addPair(i, push, first + lane, lane, lanes);
      }
    }
  }

  /** Adds what body j does to body i to a lane. */
  void addPair(int i, double push, int j, int lane, double[] lanes) {
    double dx = state.x[j] - state.x[i];
    double dy = state.y[j] - state.y[i];
    double dz = state.z[j] - state.z[i];
    double r2 = ((dx * dx + dy * dy) + dz * dz) + softeningSquared;
    double weight = 1 / (r2 * StrictMath.sqrt(r2));
    double strength = (pull[j] - push * state.charge[j]) * weight;
    lanes[lane] += strength * dx;
    lanes[Lanes.COUNT + lane] += strength * dy;
    lanes[2 * Lanes.COUNT + lane] += strength * dz;
  }

  /** The energy that body i has in the field of all others, to be halved when it is summed. */
  double potential(int i) {
    return Lanes.sum(
        state.bodies,
        j -> {
          if (j == i) {
            return 0;
          }
          double dx = state.x[j] - state.x[i];
          double dy = state.y[j] - state.y[i];
          double dz = state.z[j] - state.z[i];
          double r2 = ((dx * dx + dy * dy) + dz * dz) + softeningSquared;
          return (coulomb * state.charge[i] * state.charge[j]
                  - gravity * state.mass[i] * state.mass[j])
              / StrictMath.sqrt(r2);
        });
  }
}
