package org.laplace.simulators.particles.motion;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** {@link ShortRangeKernel} with the Vector API: a pass over the row for each part of 8 lanes. */
final class VectorShortRange implements ShortRangeKernel {
  private static final VectorSpecies<Double> SPECIES = VectorWidth.SPECIES;

  /** Added to the square of a body's distance from itself, so that it is beyond any cut-off. */
  private static final double NOT_ITSELF = 0x1p1000;

  /** Eight numbers for each place in a cluster: {@link #NOT_ITSELF} there, 0 elsewhere. */
  private static final double[] APART = new double[Lanes.COUNT * Lanes.COUNT];

  static {
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      APART[Lanes.COUNT * lane + lane] = NOT_ITSELF;
    }
  }

  @Override
  public void add(ShortRange law, int slot, int[] row, int from, int to, double[] lanes) {
    double[] x = law.clusters.x;
    double[] y = law.clusters.y;
    double[] z = law.clusters.z;
    double[] shifts = law.shifts;
    DoubleVector cutoffSquared = DoubleVector.broadcast(SPECIES, law.cutoffSquared);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector c12 = DoubleVector.broadcast(SPECIES, law.c12);
    DoubleVector c6 = DoubleVector.broadcast(SPECIES, law.c6);
    int lane = slot % Lanes.COUNT;
    for (int part = 0; part < Lanes.COUNT; part += SPECIES.length()) {
      int own = slot - lane + part;
      DoubleVector dx =
          DoubleVector.broadcast(SPECIES, x[slot]).sub(DoubleVector.fromArray(SPECIES, x, own));
      DoubleVector dy =
          DoubleVector.broadcast(SPECIES, y[slot]).sub(DoubleVector.fromArray(SPECIES, y, own));
      DoubleVector dz =
          DoubleVector.broadcast(SPECIES, z[slot]).sub(DoubleVector.fromArray(SPECIES, z, own));
      DoubleVector r2 =
          dx.mul(dx)
              .add(dy.mul(dy))
              .add(dz.mul(dz))
              .add(DoubleVector.fromArray(SPECIES, APART, Lanes.COUNT * lane + part));
      DoubleVector inverse = one.div(r2);
      DoubleVector i6 = inverse.mul(inverse).mul(inverse);
      DoubleVector force = i6.mul(c12.mul(i6).sub(c6)).mul(inverse);
      VectorMask<Double> near = r2.lt(cutoffSquared);
      DoubleVector sumX = DoubleVector.zero(SPECIES).add(force.mul(dx), near);
      DoubleVector sumY = DoubleVector.zero(SPECIES).add(force.mul(dy), near);
      DoubleVector sumZ = DoubleVector.zero(SPECIES).add(force.mul(dz), near);
      int at = from;
      while (at < to) {
        int image = 3 * row[at];
        int end = at + 2 + row[at + 1];
        DoubleVector xi = DoubleVector.broadcast(SPECIES, x[slot] - shifts[image]);
        DoubleVector yi = DoubleVector.broadcast(SPECIES, y[slot] - shifts[image + 1]);
        DoubleVector zi = DoubleVector.broadcast(SPECIES, z[slot] - shifts[image + 2]);
        for (at += 2; at < end; at++) {
          int j = row[at] + part;
          dx = xi.sub(DoubleVector.fromArray(SPECIES, x, j));
          dy = yi.sub(DoubleVector.fromArray(SPECIES, y, j));
          dz = zi.sub(DoubleVector.fromArray(SPECIES, z, j));
          r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
          inverse = one.div(r2);
          i6 = inverse.mul(inverse).mul(inverse);
          force = i6.mul(c12.mul(i6).sub(c6)).mul(inverse);
          near = r2.lt(cutoffSquared);
          sumX = sumX.add(force.mul(dx), near);
          sumY = sumY.add(force.mul(dy), near);
          sumZ = sumZ.add(force.mul(dz), near);
        }
      }
      sumX.intoArray(lanes, part);
      sumY.intoArray(lanes, Lanes.COUNT + part);
      sumZ.intoArray(lanes, 2 * Lanes.COUNT + part);
    }
  }

  @Override
  public boolean isWithin(
      Clusters clusters, int firstSlot, double x, double y, double z, double distanceSquared) {
    DoubleVector xi = DoubleVector.broadcast(SPECIES, x);
    DoubleVector yi = DoubleVector.broadcast(SPECIES, y);
    DoubleVector zi = DoubleVector.broadcast(SPECIES, z);
    for (int part = 0; part < Lanes.COUNT; part += SPECIES.length()) {
      DoubleVector dx = xi.sub(DoubleVector.fromArray(SPECIES, clusters.x, firstSlot + part));
      DoubleVector dy = yi.sub(DoubleVector.fromArray(SPECIES, clusters.y, firstSlot + part));
      DoubleVector dz = zi.sub(DoubleVector.fromArray(SPECIES, clusters.z, firstSlot + part));
      DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
      if (r2.lt(distanceSquared).anyTrue()) {
        return true;
      }
    }
    return false;
  }
}
