package org.laplace.simulators.particles.motion;

/** The inner loops of {@link ShortRange} and of {@link NeighbourList}. */
interface ShortRangeKernel {
  /**
   * Adds the force on the body of a slot from its own cluster, then from the clusters of its row:
   * lane l of each component takes place l of each cluster.
   *
   * @param row groups of: shift, number of clusters, first slots of the clusters
   * @param lanes eight for each component
   */
  void add(ShortRange law, int slot, int[] row, int from, int to, double[] lanes);

  /** Whether a body of the cluster that begins at a slot is nearer to a place than a distance. */
  boolean isWithin(
      Clusters clusters, int firstSlot, double x, double y, double z, double distanceSquared);
}
