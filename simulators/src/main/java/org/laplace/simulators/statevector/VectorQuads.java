package org.laplace.simulators.statevector;

import static org.laplace.simulators.statevector.LaneLayout.spread;
import static org.laplace.simulators.statevector.VectorKernels.LANES;
import static org.laplace.simulators.statevector.VectorKernels.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** Two high targets: four vectors, written out so that they stay in registers. */
final class VectorQuads {
  private VectorQuads() {}

  static BlockOperation of(LaneLayout layout, int groups) {
    return (re, im, offset, base) -> apply(layout, groups, re, im, offset);
  }

  private static void apply(LaneLayout layout, int groups, double[] re, double[] im, int offset) {
    int below0 = layout.below(0);
    int below1 = layout.below(1);
    int below2 = layout.below(2);
    int first = offset + layout.active();
    int bit1 = layout.offsets()[1];
    int bit2 = layout.offsets()[2];
    double[] a = layout.re();
    double[] b = layout.im();
    for (int group = 0; group < groups; group++) {
      int at0 = first + spread(spread(spread(group, below0), below1), below2) * LANES;
      int at1 = at0 + bit1;
      int at2 = at0 + bit2;
      int at3 = at1 + bit2;
      var x0 = DoubleVector.fromArray(SPECIES, re, at0);
      var y0 = DoubleVector.fromArray(SPECIES, im, at0);
      var x1 = DoubleVector.fromArray(SPECIES, re, at1);
      var y1 = DoubleVector.fromArray(SPECIES, im, at1);
      var x2 = DoubleVector.fromArray(SPECIES, re, at2);
      var y2 = DoubleVector.fromArray(SPECIES, im, at2);
      var x3 = DoubleVector.fromArray(SPECIES, re, at3);
      var y3 = DoubleVector.fromArray(SPECIES, im, at3);
      var r = DoubleVector.fromArray(SPECIES, a, 0);
      var i = DoubleVector.fromArray(SPECIES, b, 0);
      var sumRe = r.mul(x0).sub(i.mul(y0));
      var sumIm = r.mul(y0).add(i.mul(x0));
      r = DoubleVector.fromArray(SPECIES, a, LANES);
      i = DoubleVector.fromArray(SPECIES, b, LANES);
      sumRe = sumRe.add(r.mul(x1)).sub(i.mul(y1));
      sumIm = sumIm.add(r.mul(y1)).add(i.mul(x1));
      r = DoubleVector.fromArray(SPECIES, a, 2 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 2 * LANES);
      sumRe = sumRe.add(r.mul(x2)).sub(i.mul(y2));
      sumIm = sumIm.add(r.mul(y2)).add(i.mul(x2));
      r = DoubleVector.fromArray(SPECIES, a, 3 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 3 * LANES);
      sumRe = sumRe.add(r.mul(x3)).sub(i.mul(y3));
      sumIm = sumIm.add(r.mul(y3)).add(i.mul(x3));
      sumRe.intoArray(re, at0);
      sumIm.intoArray(im, at0);
      r = DoubleVector.fromArray(SPECIES, a, 4 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 4 * LANES);
      sumRe = r.mul(x1).sub(i.mul(y1));
      sumIm = r.mul(y1).add(i.mul(x1));
      r = DoubleVector.fromArray(SPECIES, a, 5 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 5 * LANES);
      sumRe = sumRe.add(r.mul(x0)).sub(i.mul(y0));
      sumIm = sumIm.add(r.mul(y0)).add(i.mul(x0));
      r = DoubleVector.fromArray(SPECIES, a, 6 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 6 * LANES);
      sumRe = sumRe.add(r.mul(x3)).sub(i.mul(y3));
      sumIm = sumIm.add(r.mul(y3)).add(i.mul(x3));
      r = DoubleVector.fromArray(SPECIES, a, 7 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 7 * LANES);
      sumRe = sumRe.add(r.mul(x2)).sub(i.mul(y2));
      sumIm = sumIm.add(r.mul(y2)).add(i.mul(x2));
      sumRe.intoArray(re, at1);
      sumIm.intoArray(im, at1);
      r = DoubleVector.fromArray(SPECIES, a, 8 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 8 * LANES);
      sumRe = r.mul(x2).sub(i.mul(y2));
      sumIm = r.mul(y2).add(i.mul(x2));
      r = DoubleVector.fromArray(SPECIES, a, 9 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 9 * LANES);
      sumRe = sumRe.add(r.mul(x3)).sub(i.mul(y3));
      sumIm = sumIm.add(r.mul(y3)).add(i.mul(x3));
      r = DoubleVector.fromArray(SPECIES, a, 10 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 10 * LANES);
      sumRe = sumRe.add(r.mul(x0)).sub(i.mul(y0));
      sumIm = sumIm.add(r.mul(y0)).add(i.mul(x0));
      r = DoubleVector.fromArray(SPECIES, a, 11 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 11 * LANES);
      sumRe = sumRe.add(r.mul(x1)).sub(i.mul(y1));
      sumIm = sumIm.add(r.mul(y1)).add(i.mul(x1));
      sumRe.intoArray(re, at2);
      sumIm.intoArray(im, at2);
      r = DoubleVector.fromArray(SPECIES, a, 12 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 12 * LANES);
      sumRe = r.mul(x3).sub(i.mul(y3));
      sumIm = r.mul(y3).add(i.mul(x3));
      r = DoubleVector.fromArray(SPECIES, a, 13 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 13 * LANES);
      sumRe = sumRe.add(r.mul(x2)).sub(i.mul(y2));
      sumIm = sumIm.add(r.mul(y2)).add(i.mul(x2));
      r = DoubleVector.fromArray(SPECIES, a, 14 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 14 * LANES);
      sumRe = sumRe.add(r.mul(x1)).sub(i.mul(y1));
      sumIm = sumIm.add(r.mul(y1)).add(i.mul(x1));
      r = DoubleVector.fromArray(SPECIES, a, 15 * LANES);
      i = DoubleVector.fromArray(SPECIES, b, 15 * LANES);
      sumRe = sumRe.add(r.mul(x0)).sub(i.mul(y0));
      sumIm = sumIm.add(r.mul(y0)).add(i.mul(x0));
      sumRe.intoArray(re, at3);
      sumIm.intoArray(im, at3);
    }
  }
}
