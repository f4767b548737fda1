package org.laplace.simulators.particles.motion;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.laplace.simulators.Workers;
import org.laplace.simulators.particles.job.Integrator;
import org.laplace.simulators.particles.job.ParticleJob;
import org.laplace.simulators.particles.job.Vector;

/** A job's bodies on their way, step by step. */
public final class Motion {
  /** Yoshida's outer and inner steps: {@code 1 / (2 - 2^(1/3))} and {@code 1 - 2 outer}. */
  static final double YOSHIDA_OUTER = 1.3512071919596578;

  static final double YOSHIDA_INNER = -1.7024143839193155;

  private static final int BODIES_PER_TASK = 2048;

  /** Changes some bodies, each on its own. */
  @FunctionalInterface
  private interface Change {
    void of(int from, int to);
  }

  private final ParticleJob job;
  private final Workers workers;
  private final PhaseSpace state;
  private final Forces forces;
  private final @Nullable ShortRange shortRange;
  private final @Nullable Gyration gyration;
  private final AtomicBoolean isFinite = new AtomicBoolean(true);
  private long step;

  /** Allocates what {@link #memoryBytes} says. */
  public Motion(ParticleJob job, Kernels kernels, Workers workers) {
    this.job = job;
    this.workers = workers;
    state = new PhaseSpace(job.bodies());
    forces = new Forces(job, state, kernels, workers);
    shortRange = forces.shortRange().orElse(null);
    Optional<Vector> field = job.laws().magneticField();
    gyration = field.isEmpty() ? null : new Gyration(state, field.get(), job.dt());
  }

  /** Of the arrays that a run holds at once, and of the bodies at the start. */
  public static long memoryBytes(ParticleJob job) {
    long bodies = Lanes.padded(job.bodies().count());
    // The start, the state, pull, two factors of a gyration, energies while they are summed.
    long bytes = (8 + 11 + 1 + 2 + 1) * Double.BYTES * bodies + Long.BYTES * bodies;
    if (job.laws().lennardJones().isPresent()) {
      long slots = Clusters.slotsMax(job.bodies().count());
      // Counts, first clusters and bounds of columns.
      bytes += Clusters.columnsMax(job.bodies().count()) * (3L * Integer.BYTES + 4 * Double.BYTES);
      // Places and indices of slots, their rows, bounds of clusters.
      bytes += slots * (3 * Double.BYTES + 3 * Integer.BYTES + 6 + 2 * Integer.BYTES);
      // Order of bodies and where they were; rows with room to grow.
      bytes += bodies * (3 * Integer.BYTES + 3 * Double.BYTES);
      bytes += Neighbourhood.of(job).entriesMax() * Integer.BYTES * 5 / 4;
      bytes += slots * NeighbourList.ENTRIES_PER_SLOT_AT_FIRST * Integer.BYTES;
    }
    return bytes;
  }

  /** The state that this advances. */
  public PhaseSpace state() {
    return state;
  }

  /** Steps behind. */
  public long step() {
    return step;
  }

  /** How often neighbour lists were made anew too late to be sure that no pair was missed. */
  public long lateRebuilds() {
    return shortRange == null ? 0 : shortRange.lateRebuilds();
  }

  /** What is conserved, at the present moment. */
  public Energies energies() {
    return Energies.of(state, forces.potential());
  }

  /** Finds neighbours and forces at the start. */
  public Progress start() {
    if (shortRange != null && !shortRange.rebuild(true, workers)) {
      return Progress.CROWDED;
    }
    if (job.integrator() != Integrator.BORIS) {
      forces.accelerate();
    }
    return Progress.ADVANCED;
  }

  /** Makes one step. */
  public Progress advance() {
    step++;
    double dt = job.dt();
    return switch (job.integrator()) {
      case VELOCITY_VERLET -> kickDriftKick(dt, true);
      case YOSHIDA_4 -> {
        Progress progress = kickDriftKick(YOSHIDA_OUTER * dt, false);
        if (progress == Progress.ADVANCED) {
          progress = kickDriftKick(YOSHIDA_INNER * dt, false);
        }
        yield progress == Progress.ADVANCED ? kickDriftKick(YOSHIDA_OUTER * dt, true) : progress;
      }
      case BORIS -> driftKickDrift(dt / 2);
    };
  }

  private Progress kickDriftKick(double dt, boolean endsStep) {
    double half = dt / 2;
    overBodies(
        (from, to) -> {
          kick(from, to, half);
          drift(from, to, dt);
        });
    Progress progress = endsStep ? rebuildIfDue() : Progress.ADVANCED;
    if (progress != Progress.ADVANCED) {
      return progress;
    }
    forces.accelerate();
    overBodies((from, to) -> kick(from, to, half));
    return progress();
  }

  private Progress driftKickDrift(double half) {
    overBodies((from, to) -> drift(from, to, half));
    forces.accelerate();
    overBodies(
        (from, to) -> {
          kick(from, to, half);
          if (gyration != null) {
            gyration.turn(from, to);
          }
          kick(from, to, half);
          drift(from, to, half);
        });
    return rebuildIfDue();
  }

  private Progress rebuildIfDue() {
    if (shortRange == null || !shortRange.isRebuiltAfter(step) || !isFinite.get()) {
      return progress();
    }
    return shortRange.rebuild(false, workers) ? Progress.ADVANCED : Progress.CROWDED;
  }

  private Progress progress() {
    return isFinite.get() ? Progress.ADVANCED : Progress.DIVERGED;
  }

  private void kick(int from, int to, double time) {
    for (int i = from; i < to; i++) {
      state.vx[i] += time * state.ax[i];
      state.vy[i] += time * state.ay[i];
      state.vz[i] += time * state.az[i];
    }
  }

  private void drift(int from, int to, double time) {
    for (int i = from; i < to; i++) {
      state.x[i] += time * state.vx[i];
      state.y[i] += time * state.vy[i];
      state.z[i] += time * state.vz[i];
    }
  }

  private void overBodies(Change change) {
    int tasks = (state.bodies + BODIES_PER_TASK - 1) / BODIES_PER_TASK;
    workers.run(
        tasks,
        task -> {
          int from = task * BODIES_PER_TASK;
          int to = Math.min(state.bodies, from + BODIES_PER_TASK);
          change.of(from, to);
          if (!state.isFinite(from, to)) {
            isFinite.set(false);
          }
        });
  }
}
