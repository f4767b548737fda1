package org.laplace.simulators.particles.motion;

/** The inner loop of {@link ShortRange}. */
interface ShortRangeKernel {
  /**
   * Adds the force on the body of a slot from its own cluster, then from the clusters of its row:
   * lane l of each component takes place l of each cluster.
   *
   * @param row groups of: shift, number of clusters, first slots of the clusters
   * @param lanes eight for each component
   */
  void add(ShortRange law, int slot, int[] row, int from, int to, double[] lanes);
}
