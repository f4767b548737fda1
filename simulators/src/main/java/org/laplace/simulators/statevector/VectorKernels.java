package org.laplace.simulators.statevector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As many amplitudes at once as a register holds. Loaded only where the Vector API is there. */
final class VectorKernels implements Kernels {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** Lowest bits of an index that number the lanes. */
  static final int LANE_BITS = Integer.numberOfTrailingZeros(LANES);

  /** Bits of a vector's number that the lower of two tables of indices covers. */
  private static final int LOW_BITS = 6;

  private final ScalarKernels scalar = new ScalarKernels();

  @Override
  public BlockOperation matrix(BlockMatrix matrix, int qubits) {
    if (qubits < LANE_BITS) {
      return scalar.matrix(matrix, qubits);
    }
    var layout = new LaneLayout(matrix, LANE_BITS);
    int groups = 1 << (qubits - LANE_BITS - layout.fixed().length);
    if (matrix.dimension() > 4 || matrix.dimension() == 1) {
      return VectorGroups.of(layout, groups);
    }
    if (layout.fixed().length > LaneLayout.FIXED_MAX) {
      // So many controls leave little to do.
      return scalar.matrix(matrix, qubits);
    }
    if (layout.highTargets() < matrix.targets().length) {
      return VectorLanes.of(layout, groups);
    }
    if (matrix.dimension() == 4) {
      return VectorQuads.of(layout, groups);
    }
    return layout.isSwap() ? VectorPairs.swap(layout, groups) : VectorPairs.of(layout, groups);
  }

  @Override
  public BlockOperation table(BlockTable table, int qubits) {
    if (qubits < LANE_BITS) {
      return scalar.table(table, qubits);
    }
    int lowBits = Math.min(LOW_BITS, qubits - LANE_BITS);
    int[] lanes = table.parts(0, LANE_BITS);
    int[] low = table.parts(LANE_BITS, lowBits);
    int[] high = table.parts(LANE_BITS + lowBits, qubits - LANE_BITS - lowBits);
    if (lanes[LANES - 1] == 0) {
      return (re, im, offset, base) -> {
        int outer = table.outerPart(base);
        for (int h = 0; h < high.length; h++) {
          multiplyAlike(table, outer | high[h], low, re, im, offset + (h << lowBits) * LANES);
        }
      };
    }
    // The wires among the lanes become the vectors' own bits, so that a lookup is one load.
    int laneWires = Integer.bitCount(lanes[LANES - 1]);
    double[] wideRe = new double[(table.re().length >> laneWires) * LANES];
    double[] wideIm = new double[wideRe.length];
    int others = table.re().length - 1 - lanes[LANES - 1];
    for (int entry = 0; entry < table.re().length; entry++) {
      if ((entry & ~others) == 0) {
        int at = Integer.compress(entry, others) * LANES;
        for (int lane = 0; lane < LANES; lane++) {
          wideRe[at + lane] = table.re()[entry | lanes[lane]];
          wideIm[at + lane] = table.im()[entry | lanes[lane]];
        }
      }
    }
    int[] wideLow = starts(low, others);
    int[] wideHigh = starts(high, others);
    return (re, im, offset, base) -> {
      int outer = Integer.compress(table.outerPart(base), others) * LANES;
      for (int h = 0; h < wideHigh.length; h++) {
        int first = offset + (h << lowBits) * LANES;
        multiply(wideRe, wideIm, outer | wideHigh[h], wideLow, re, im, first);
      }
    };
  }

  private static int[] starts(int[] parts, int others) {
    int[] starts = new int[parts.length];
    for (int k = 0; k < starts.length; k++) {
      starts[k] = Integer.compress(parts[k], others) * LANES;
    }
    return starts;
  }

  private static void multiply(
      double[] factorRe,
      double[] factorIm,
      int part,
      int[] low,
      double[] re,
      double[] im,
      int first) {
    for (int l = 0; l < low.length; l++) {
      int at = first + l * LANES;
      var r = DoubleVector.fromArray(SPECIES, factorRe, part | low[l]);
      var i = DoubleVector.fromArray(SPECIES, factorIm, part | low[l]);
      var x = DoubleVector.fromArray(SPECIES, re, at);
      var y = DoubleVector.fromArray(SPECIES, im, at);
      r.mul(x).sub(i.mul(y)).intoArray(re, at);
      r.mul(y).add(i.mul(x)).intoArray(im, at);
    }
  }

  private static void multiplyAlike(
      BlockTable table, int part, int[] low, double[] re, double[] im, int first) {
    double[] factorRe = table.re();
    double[] factorIm = table.im();
    for (int l = 0; l < low.length; l++) {
      int at = first + l * LANES;
      var r = DoubleVector.broadcast(SPECIES, factorRe[part | low[l]]);
      var i = DoubleVector.broadcast(SPECIES, factorIm[part | low[l]]);
      var x = DoubleVector.fromArray(SPECIES, re, at);
      var y = DoubleVector.fromArray(SPECIES, im, at);
      r.mul(x).sub(i.mul(y)).intoArray(re, at);
      r.mul(y).add(i.mul(x)).intoArray(im, at);
    }
  }

  @Override
  public void groupSums(double[] re, double[] im, int from, int length, double[] sums) {
    if (length < SummationTree.GROUP) {
      scalar.groupSums(re, im, from, length, sums);
      return;
    }
    double[] lane = new double[8];
    for (int g = 0; g < sums.length; g++) {
      int first = from + g * SummationTree.GROUP;
      for (int part = 0; part < 8; part += LANES) {
        var sum = DoubleVector.zero(SPECIES);
        for (int k = part; k < SummationTree.GROUP; k += 8) {
          var x = DoubleVector.fromArray(SPECIES, re, first + k);
          var y = DoubleVector.fromArray(SPECIES, im, first + k);
          sum = sum.add(x.mul(x).add(y.mul(y)));
        }
        sum.intoArray(lane, part);
      }
      sums[g] = Kernels.tree(lane);
    }
  }
}
