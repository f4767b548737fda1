package org.laplace.simulators.particles.motion;

/** {@link ShortRangeKernel} body by body. */
final class ScalarShortRange implements ShortRangeKernel {
  @Override
  public void add(ShortRange law, int slot, int[] row, int from, int to, double[] lanes) {
    addCluster(law, slot, NeighbourList.NO_SHIFT, slot - slot % Lanes.COUNT, lanes);
    int at = from;
    while (at < to) {
      int image = row[at];
      int end = at + 2 + row[at + 1];
      for (at += 2; at < end; at++) {
        addCluster(law, slot, image, row[at], lanes);
      }
    }
  }

  private static void addCluster(
      ShortRange law, int slot, int image, int firstSlot, double[] lanes) {
    Clusters clusters = law.clusters;
    double x = clusters.x[slot] - law.shifts[3 * image];
    double y = clusters.y[slot] - law.shifts[3 * image + 1];
    double z = clusters.z[slot] - law.shifts[3 * image + 2];
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      int j = firstSlot + lane;
      double dx = x - clusters.x[j];
      double dy = y - clusters.y[j];
      double dz = z - clusters.z[j];
      double r2 = (dx * dx + dy * dy) + dz * dz;
      if (r2 < law.cutoffSquared && (j != slot || image != NeighbourList.NO_SHIFT)) {
        double inverse = 1 / r2;
        double i6 = (inverse * inverse) * inverse;
        double force = (i6 * (law.c12 * i6 - law.c6)) * inverse;
        lanes[lane] += force * dx;
        lanes[Lanes.COUNT + lane] += force * dy;
        lanes[2 * Lanes.COUNT + lane] += force * dz;
      }
    }
  }

  @Override
  public boolean isWithin(
      Clusters clusters, int firstSlot, double x, double y, double z, double distanceSquared) {
    for (int slot = firstSlot; slot < firstSlot + Lanes.COUNT; slot++) {
      double dx = x - clusters.x[slot];
      double dy = y - clusters.y[slot];
      double dz = z - clusters.z[slot];
      if ((dx * dx + dy * dy) + dz * dz < distanceSquared) {
        return true;
      }
    }
    return false;
  }
}
