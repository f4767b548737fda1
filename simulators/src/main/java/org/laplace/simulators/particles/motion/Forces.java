package org.laplace.simulators.particles.motion;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.simulators.Workers;
import org.laplace.simulators.particles.job.HarmonicTrap;
import org.laplace.simulators.particles.job.ParticleJob;

/** All forces of a job but the magnetic: long range, then the trap, then short range. */
final class Forces {
  private static final int BODIES_PER_TASK = 64;

  /** Pairs below which one thread is faster than several. */
  private static final long PAIRS_PER_TASK_MIN = 16_384;

  private final PhaseSpace state;
  private final Workers workers;
  private final @Nullable LongRange longRange;
  private final @Nullable ShortRange shortRange;
  private final @Nullable HarmonicTrap trap;
  private final int bodiesPerTask;

  Forces(ParticleJob job, PhaseSpace state, Kernels kernels, Workers workers) {
    this.state = state;
    this.workers = workers;
    longRange =
        job.laws().isLongRange() ? new LongRange(state, job.laws(), job.units(), kernels) : null;
    shortRange =
        job.laws()
            .lennardJones()
            .map(
                law ->
                    new ShortRange(
                        state,
                        law,
                        job.box(),
                        Neighbourhood.of(job).entriesMax(),
                        kernels.shortRange()))
            .orElse(null);
    trap = job.laws().trap().orElse(null);
    long pairs = longRange == null ? 1 : state.bodies;
    bodiesPerTask =
        (int) Math.max(BODIES_PER_TASK, Math.min(state.bodies, PAIRS_PER_TASK_MIN / pairs));
  }

  Optional<ShortRange> shortRange() {
    return Optional.ofNullable(shortRange);
  }

  /** Sets the accelerations at the present coordinates. */
  void accelerate() {
    int tasks = (state.bodies + bodiesPerTask - 1) / bodiesPerTask;
    workers.run(tasks, this::accelerateBodies);
    if (shortRange != null) {
      workers.run(shortRange.list.tasks(), shortRange::refresh);
      workers.run(shortRange.list.tasks(), shortRange::accelerate);
    }
  }

  private void accelerateBodies(int task) {
    int from = task * bodiesPerTask;
    int to = Math.min(state.bodies, from + bodiesPerTask);
    if (longRange == null) {
      Arrays.fill(state.ax, from, to, 0);
      Arrays.fill(state.ay, from, to, 0);
      Arrays.fill(state.az, from, to, 0);
    } else {
      longRange.accelerate(from, to);
    }
    if (trap != null) {
      for (int i = from; i < to; i++) {
        state.ax[i] += trap.stiffness().x() * (trap.center().x() - state.x[i]) / state.mass[i];
        state.ay[i] += trap.stiffness().y() * (trap.center().y() - state.y[i]) / state.mass[i];
        state.az[i] += trap.stiffness().z() * (trap.center().z() - state.z[i]) / state.mass[i];
      }
    }
  }

  /** At the present coordinates. */
  double potential() {
    double[] energies = new double[state.bodies];
    double potential = 0;
    if (longRange != null) {
      workers.run(
          (state.bodies + BODIES_PER_TASK - 1) / BODIES_PER_TASK,
          task -> {
            int to = Math.min(state.bodies, (task + 1) * BODIES_PER_TASK);
            for (int i = task * BODIES_PER_TASK; i < to; i++) {
              energies[i] = longRange.potential(i);
            }
          });
      potential = 0.5 * Lanes.sum(state.bodies, i -> energies[i]);
    }
    if (trap != null) {
      potential += Lanes.sum(state.bodies, this::potentialOfTrap);
    }
    if (shortRange != null) {
      workers.run(shortRange.list.tasks(), shortRange::refresh);
      workers.run(shortRange.list.tasks(), task -> shortRange.potential(task, energies));
      potential += 0.5 * Lanes.sum(state.bodies, i -> energies[i]);
    }
    return potential;
  }

  private double potentialOfTrap(int i) {
    if (trap == null) {
      return 0;
    }
    double dx = state.x[i] - trap.center().x();
    double dy = state.y[i] - trap.center().y();
    double dz = state.z[i] - trap.center().z();
    return 0.5
        * ((trap.stiffness().x() * (dx * dx) + trap.stiffness().y() * (dy * dy))
            + trap.stiffness().z() * (dz * dz));
  }
}
