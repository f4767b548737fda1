package org.laplace.simulators.particles.motion;

/** The inner loop of {@link LongRange}. */
interface LongRangeKernel {
  /**
   * Adds what the bodies of some blocks of eight do to body i, which is in none of them: lane l of
   * each component takes body l of each block, blocks ascending.
   *
   * @param lanes eight for each component
   */
  void add(
      LongRange law,
      PhaseSpace state,
      int i,
      double push,
      int fromBlock,
      int toBlock,
      double[] lanes);
}
