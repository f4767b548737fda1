package org.laplace.simulators.particles.motion;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link LongRangeKernel} with the Vector API: a pass over the blocks for each part of 8 lanes. */
final class VectorLongRange implements LongRangeKernel {
  private static final VectorSpecies<Double> SPECIES = VectorWidth.SPECIES;

  @Override
  public void add(
      LongRange law,
      PhaseSpace state,
      int i,
      double push,
      int fromBlock,
      int toBlock,
      double[] lanes) {
    if (fromBlock == toBlock) {
      return;
    }
    double[] x = state.x;
    double[] y = state.y;
    double[] z = state.z;
    double[] charge = state.charge;
    double[] pull = law.pull;
    DoubleVector xi = DoubleVector.broadcast(SPECIES, x[i]);
    DoubleVector yi = DoubleVector.broadcast(SPECIES, y[i]);
    DoubleVector zi = DoubleVector.broadcast(SPECIES, z[i]);
    DoubleVector pushes = DoubleVector.broadcast(SPECIES, push);
    DoubleVector softening = DoubleVector.broadcast(SPECIES, law.softeningSquared);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int part = 0; part < Lanes.COUNT; part += SPECIES.length()) {
      DoubleVector sumX = DoubleVector.fromArray(SPECIES, lanes, part);
      DoubleVector sumY = DoubleVector.fromArray(SPECIES, lanes, Lanes.COUNT + part);
      DoubleVector sumZ = DoubleVector.fromArray(SPECIES, lanes, 2 * Lanes.COUNT + part);
      int end = toBlock * Lanes.COUNT;
      if (push == 0) {
        // Without a charge of its own a body feels none: the term would take 0 away.
        for (int j = fromBlock * Lanes.COUNT + part; j < end; j += Lanes.COUNT) {
          DoubleVector dx = DoubleVector.fromArray(SPECIES, x, j).sub(xi);
          DoubleVector dy = DoubleVector.fromArray(SPECIES, y, j).sub(yi);
          DoubleVector dz = DoubleVector.fromArray(SPECIES, z, j).sub(zi);
          DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).add(softening);
          DoubleVector weight = one.div(r2.mul(r2.sqrt()));
          DoubleVector strength = DoubleVector.fromArray(SPECIES, pull, j).mul(weight);
          sumX = sumX.add(strength.mul(dx));
          sumY = sumY.add(strength.mul(dy));
          sumZ = sumZ.add(strength.mul(dz));
        }
        sumX.intoArray(lanes, part);
        sumY.intoArray(lanes, Lanes.COUNT + part);
        sumZ.intoArray(lanes, 2 * Lanes.COUNT + part);
        continue;
      }
      for (int j = fromBlock * Lanes.COUNT + part; j < end; j += Lanes.COUNT) {
        DoubleVector dx = DoubleVector.fromArray(SPECIES, x, j).sub(xi);
        DoubleVector dy = DoubleVector.fromArray(SPECIES, y, j).sub(yi);
        DoubleVector dz = DoubleVector.fromArray(SPECIES, z, j).sub(zi);
        DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).add(softening);
        DoubleVector weight = one.div(r2.mul(r2.sqrt()));
        DoubleVector strength =
            DoubleVector.fromArray(SPECIES, pull, j)
                .sub(pushes.mul(DoubleVector.fromArray(SPECIES, charge, j)))
                .mul(weight);
        sumX = sumX.add(strength.mul(dx));
        sumY = sumY.add(strength.mul(dy));
        sumZ = sumZ.add(strength.mul(dz));
      }
      sumX.intoArray(lanes, part);
      sumY.intoArray(lanes, Lanes.COUNT + part);
      sumZ.intoArray(lanes, 2 * Lanes.COUNT + part);
    }
  }
}
