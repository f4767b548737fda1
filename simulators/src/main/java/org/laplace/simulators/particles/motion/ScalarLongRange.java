package org.laplace.simulators.particles.motion;

/** {@link LongRangeKernel} body by body. */
final class ScalarLongRange implements LongRangeKernel {
  @Override
  public void add(
      LongRange law,
      PhaseSpace state,
      int i,
      double push,
      int fromBlock,
      int toBlock,
      double[] lanes) {
    for (int j = fromBlock * Lanes.COUNT; j < toBlock * Lanes.COUNT; j++) {
      law.addPair(i, push, j, j % Lanes.COUNT, lanes);
    }
  }
}
