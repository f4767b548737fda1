package org.laplace.simulators.particles.motion;

import java.util.Arrays;
import java.util.Optional;
import org.laplace.simulators.Workers;
import org.laplace.simulators.particles.job.LennardJones;
import org.laplace.simulators.particles.job.Vector;

/**
 * Lennard-Jones forces between listed neighbours. With {@code i6 = (1/r2 * 1/r2) * 1/r2}, the force
 * on body i is the sum over the bodies j with {@code r2 < cutoff^2} of {@code ((i6 * (c12*i6 - c6))
 * * 1/r2) * (x[i] - x[j])}, where {@code c12 = 48 epsilon sigma^12} and {@code c6 = 24 epsilon
 * sigma^6}.
 */
final class ShortRange {
  private final PhaseSpace state;
  private final ShortRangeKernel kernel;
  private final int rebuildSteps;
  private final double quarterSkinSquared;
  private final double e12;
  private final double e6;
  private final double shift;
  final Clusters clusters;
  final NeighbourList list;
  final double cutoffSquared;
  final double c12;
  final double c6;

  /** Distances of the images of the box, x, y, z for each. */
  final double[] shifts = new double[3 * NeighbourList.SHIFTS];

  private final double[] builtX;
  private final double[] builtY;
  private final double[] builtZ;
  private long lateRebuilds;

  ShortRange(
      PhaseSpace state,
      LennardJones law,
      Optional<Vector> box,
      long entriesMax,
      ShortRangeKernel kernel) {
    this.state = state;
    this.kernel = kernel;
    rebuildSteps = law.rebuildSteps();
    quarterSkinSquared = (law.skin() / 2) * (law.skin() / 2);
    clusters = new Clusters(state, box, law.reach());
    list = new NeighbourList(clusters, box, law.reach(), entriesMax, kernel);
    cutoffSquared = law.cutoff() * law.cutoff();
    double sigma2 = law.sigma() * law.sigma();
    double sigma6 = (sigma2 * sigma2) * sigma2;
    c12 = (48 * law.epsilon()) * (sigma6 * sigma6);
    c6 = (24 * law.epsilon()) * sigma6;
    e12 = (4 * law.epsilon()) * (sigma6 * sigma6);
    e6 = (4 * law.epsilon()) * sigma6;
    double inverse = 1 / cutoffSquared;
    double i6 = (inverse * inverse) * inverse;
    shift = law.isShifted() ? i6 * (e12 * i6 - e6) : 0;
    for (int image = 0; image < NeighbourList.SHIFTS; image++) {
      for (int axis = 0; axis < 3; axis++) {
        shifts[3 * image + axis] = list.shift(image, axis);
      }
    }
    builtX = new double[state.bodies];
    builtY = new double[state.bodies];
    builtZ = new double[state.bodies];
  }

  /** Whether the neighbour lists are made from the coordinates after a step. */
  boolean isRebuiltAfter(long step) {
    return step % rebuildSteps == 0;
  }

  /** How often a body had moved by more than half of the skin before lists were made anew. */
  long lateRebuilds() {
    return lateRebuilds;
  }

  /**
   * Makes the neighbour lists; coordinates must be finite.
   *
   * @return false when they need more entries than there may be
   */
  boolean rebuild(boolean isFirst, Workers workers) {
    if (!isFirst && movedTooFar()) {
      lateRebuilds++;
    }
    clusters.arrange();
    System.arraycopy(state.x, 0, builtX, 0, state.bodies);
    System.arraycopy(state.y, 0, builtY, 0, state.bodies);
    System.arraycopy(state.z, 0, builtZ, 0, state.bodies);
    return list.build(workers);
  }

  private boolean movedTooFar() {
    for (int i = 0; i < state.bodies; i++) {
      double dx = state.x[i] - builtX[i];
      double dy = state.y[i] - builtY[i];
      double dz = state.z[i] - builtZ[i];
      if ((dx * dx + dy * dy) + dz * dz > quarterSkinSquared) {
        return true;
      }
    }
    return false;
  }

  /** Takes over the coordinates of a task's clusters. */
  void refresh(int task) {
    int first = task * NeighbourList.CLUSTERS_PER_TASK;
    clusters.refresh(first, Math.min(clusters.clusters, first + NeighbourList.CLUSTERS_PER_TASK));
  }

  /** Adds to the accelerations of the bodies of a task's clusters. */
  void accelerate(int task) {
    double[] lanes = new double[3 * Lanes.COUNT];
    int[] rows = list.rows(task);
    for (int slot = firstSlot(task); slot < endSlot(task); slot++) {
      int i = clusters.body[slot];
      if (i == Clusters.NOBODY) {
        continue;
      }
      Arrays.fill(lanes, 0);
      kernel.add(this, slot, rows, list.rowStart(slot), list.rowEnd(slot), lanes);
      state.ax[i] += Lanes.join(lanes, 0) / state.mass[i];
      state.ay[i] += Lanes.join(lanes, Lanes.COUNT) / state.mass[i];
      state.az[i] += Lanes.join(lanes, 2 * Lanes.COUNT) / state.mass[i];
    }
  }

  /** Sets the energy of each body of a task in the field of the others, to be halved in the sum. */
  void potential(int task, double[] energies) {
    double[] lanes = new double[Lanes.COUNT];
    int[] rows = list.rows(task);
    for (int slot = firstSlot(task); slot < endSlot(task); slot++) {
      int i = clusters.body[slot];
      if (i == Clusters.NOBODY) {
        continue;
      }
      Arrays.fill(lanes, 0);
      addPotential(slot, NeighbourList.NO_SHIFT, slot - slot % Lanes.COUNT, lanes);
      int at = list.rowStart(slot);
      while (at < list.rowEnd(slot)) {
        int image = rows[at];
        int end = at + 2 + rows[at + 1];
        for (at += 2; at < end; at++) {
          addPotential(slot, image, rows[at], lanes);
        }
      }
      energies[i] = Lanes.join(lanes, 0);
    }
  }

  private void addPotential(int slot, int image, int firstSlot, double[] lanes) {
    double x = clusters.x[slot] - shifts[3 * image];
    double y = clusters.y[slot] - shifts[3 * image + 1];
    double z = clusters.z[slot] - shifts[3 * image + 2];
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      int j = firstSlot + lane;
      double dx = x - clusters.x[j];
      double dy = y - clusters.y[j];
      double dz = z - clusters.z[j];
      double r2 = (dx * dx + dy * dy) + dz * dz;
      if (r2 < cutoffSquared && (j != slot || image != NeighbourList.NO_SHIFT)) {
        double inverse = 1 / r2;
        double i6 = (inverse * inverse) * inverse;
        lanes[lane] += i6 * (e12 * i6 - e6) - shift;
      }
    }
  }

  private static int firstSlot(int task) {
    return task * NeighbourList.CLUSTERS_PER_TASK * Lanes.COUNT;
  }

  private int endSlot(int task) {
    return Math.min(clusters.clusters * Lanes.COUNT, firstSlot(task + 1));
  }
}
