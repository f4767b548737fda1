package org.laplace.simulators.statevector;

import static org.laplace.simulators.statevector.LaneLayout.spread;
import static org.laplace.simulators.statevector.VectorKernels.LANES;
import static org.laplace.simulators.statevector.VectorKernels.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;

/** One or two targets, and one of them or both among the lanes. */
final class VectorLanes {
  private VectorLanes() {}

  static BlockOperation of(LaneLayout layout, int groups) {
    if (layout.terms() == 2) {
      return (re, im, offset, base) -> applyOne(layout, groups, re, im, offset);
    }
    return layout.highTargets() == 1
        ? (re, im, offset, base) -> applyMixed(layout, groups, re, im, offset)
        : (re, im, offset, base) -> applyTwo(layout, groups, re, im, offset);
  }

  /** Lane l from lane {@code l ^ exchange}. */
  static VectorShuffle<Double> shuffle(int exchange) {
    return VectorShuffle.fromOp(SPECIES, lane -> lane ^ exchange);
  }

  private static void applyOne(
      LaneLayout layout, int groups, double[] re, double[] im, int offset) {
    int below0 = layout.below(0);
    int below1 = layout.below(1);
    int below2 = layout.below(2);
    int first = offset + layout.active();
    VectorShuffle<Double> exchange = shuffle(layout.lane(1));
    var r0 = DoubleVector.fromArray(SPECIES, layout.re(), 0);
    var r1 = DoubleVector.fromArray(SPECIES, layout.re(), LANES);
    var i0 = DoubleVector.fromArray(SPECIES, layout.im(), 0);
    var i1 = DoubleVector.fromArray(SPECIES, layout.im(), LANES);
    for (int group = 0; group < groups; group++) {
      int at = first + spread(spread(spread(group, below0), below1), below2) * LANES;
      var x0 = DoubleVector.fromArray(SPECIES, re, at);
      var y0 = DoubleVector.fromArray(SPECIES, im, at);
      var x1 = x0.rearrange(exchange);
      var y1 = y0.rearrange(exchange);
      r0.mul(x0).sub(i0.mul(y0)).add(r1.mul(x1)).sub(i1.mul(y1)).intoArray(re, at);
      r0.mul(y0).add(i0.mul(x0)).add(r1.mul(y1)).add(i1.mul(x1)).intoArray(im, at);
    }
  }

  /** The lower target among the lanes, the higher one not. */
  private static void applyMixed(
      LaneLayout layout, int groups, double[] re, double[] im, int offset) {
    int below0 = layout.below(0);
    int below1 = layout.below(1);
    int below2 = layout.below(2);
    int first = offset + layout.active();
    int bit = layout.offsets()[1];
    VectorShuffle<Double> exchange = shuffle(layout.lane(1));
    var ar0 = DoubleVector.fromArray(SPECIES, layout.re(), 0);
    var ai0 = DoubleVector.fromArray(SPECIES, layout.im(), 0);
    var ar1 = DoubleVector.fromArray(SPECIES, layout.re(), LANES);
    var ai1 = DoubleVector.fromArray(SPECIES, layout.im(), LANES);
    var ar2 = DoubleVector.fromArray(SPECIES, layout.re(), 2 * LANES);
    var ai2 = DoubleVector.fromArray(SPECIES, layout.im(), 2 * LANES);
    var ar3 = DoubleVector.fromArray(SPECIES, layout.re(), 3 * LANES);
    var ai3 = DoubleVector.fromArray(SPECIES, layout.im(), 3 * LANES);
    var br0 = DoubleVector.fromArray(SPECIES, layout.re(), 4 * LANES);
    var bi0 = DoubleVector.fromArray(SPECIES, layout.im(), 4 * LANES);
    var br1 = DoubleVector.fromArray(SPECIES, layout.re(), 5 * LANES);
    var bi1 = DoubleVector.fromArray(SPECIES, layout.im(), 5 * LANES);
    var br2 = DoubleVector.fromArray(SPECIES, layout.re(), 6 * LANES);
    var bi2 = DoubleVector.fromArray(SPECIES, layout.im(), 6 * LANES);
    var br3 = DoubleVector.fromArray(SPECIES, layout.re(), 7 * LANES);
    var bi3 = DoubleVector.fromArray(SPECIES, layout.im(), 7 * LANES);
    for (int group = 0; group < groups; group++) {
      int at0 = first + spread(spread(spread(group, below0), below1), below2) * LANES;
      int at1 = at0 + bit;
      var x0 = DoubleVector.fromArray(SPECIES, re, at0);
      var y0 = DoubleVector.fromArray(SPECIES, im, at0);
      var x2 = DoubleVector.fromArray(SPECIES, re, at1);
      var y2 = DoubleVector.fromArray(SPECIES, im, at1);
      var x1 = x0.rearrange(exchange);
      var y1 = y0.rearrange(exchange);
      var x3 = x2.rearrange(exchange);
      var y3 = y2.rearrange(exchange);
      var sumRe0 = ar0.mul(x0).sub(ai0.mul(y0));
      var sumIm0 = ar0.mul(y0).add(ai0.mul(x0));
      sumRe0 = sumRe0.add(ar1.mul(x1)).sub(ai1.mul(y1));
      sumIm0 = sumIm0.add(ar1.mul(y1)).add(ai1.mul(x1));
      sumRe0 = sumRe0.add(ar2.mul(x2)).sub(ai2.mul(y2));
      sumIm0 = sumIm0.add(ar2.mul(y2)).add(ai2.mul(x2));
      sumRe0 = sumRe0.add(ar3.mul(x3)).sub(ai3.mul(y3));
      sumIm0 = sumIm0.add(ar3.mul(y3)).add(ai3.mul(x3));
      sumRe0.intoArray(re, at0);
      sumIm0.intoArray(im, at0);
      var sumRe1 = br0.mul(x2).sub(bi0.mul(y2));
      var sumIm1 = br0.mul(y2).add(bi0.mul(x2));
      sumRe1 = sumRe1.add(br1.mul(x3)).sub(bi1.mul(y3));
      sumIm1 = sumIm1.add(br1.mul(y3)).add(bi1.mul(x3));
      sumRe1 = sumRe1.add(br2.mul(x0)).sub(bi2.mul(y0));
      sumIm1 = sumIm1.add(br2.mul(y0)).add(bi2.mul(x0));
      sumRe1 = sumRe1.add(br3.mul(x1)).sub(bi3.mul(y1));
      sumIm1 = sumIm1.add(br3.mul(y1)).add(bi3.mul(x1));
      sumRe1.intoArray(re, at1);
      sumIm1.intoArray(im, at1);
    }
  }

  /** Both targets among the lanes. */
  private static void applyTwo(
      LaneLayout layout, int groups, double[] re, double[] im, int offset) {
    int below0 = layout.below(0);
    int below1 = layout.below(1);
    int below2 = layout.below(2);
    int first = offset + layout.active();
    VectorShuffle<Double> exchange1 = shuffle(layout.lane(1));
    VectorShuffle<Double> exchange2 = shuffle(layout.lane(2));
    var ar0 = DoubleVector.fromArray(SPECIES, layout.re(), 0);
    var ai0 = DoubleVector.fromArray(SPECIES, layout.im(), 0);
    var ar1 = DoubleVector.fromArray(SPECIES, layout.re(), LANES);
    var ai1 = DoubleVector.fromArray(SPECIES, layout.im(), LANES);
    var ar2 = DoubleVector.fromArray(SPECIES, layout.re(), 2 * LANES);
    var ai2 = DoubleVector.fromArray(SPECIES, layout.im(), 2 * LANES);
    var ar3 = DoubleVector.fromArray(SPECIES, layout.re(), 3 * LANES);
    var ai3 = DoubleVector.fromArray(SPECIES, layout.im(), 3 * LANES);
    for (int group = 0; group < groups; group++) {
      int at = first + spread(spread(spread(group, below0), below1), below2) * LANES;
      var x0 = DoubleVector.fromArray(SPECIES, re, at);
      var y0 = DoubleVector.fromArray(SPECIES, im, at);
      var x1 = x0.rearrange(exchange1);
      var y1 = y0.rearrange(exchange1);
      var x2 = x0.rearrange(exchange2);
      var y2 = y0.rearrange(exchange2);
      var x3 = x1.rearrange(exchange2);
      var y3 = y1.rearrange(exchange2);
      var sumRe0 = ar0.mul(x0).sub(ai0.mul(y0));
      var sumIm0 = ar0.mul(y0).add(ai0.mul(x0));
      sumRe0 = sumRe0.add(ar1.mul(x1)).sub(ai1.mul(y1));
      sumIm0 = sumIm0.add(ar1.mul(y1)).add(ai1.mul(x1));
      sumRe0 = sumRe0.add(ar2.mul(x2)).sub(ai2.mul(y2));
      sumIm0 = sumIm0.add(ar2.mul(y2)).add(ai2.mul(x2));
      sumRe0 = sumRe0.add(ar3.mul(x3)).sub(ai3.mul(y3));
      sumIm0 = sumIm0.add(ar3.mul(y3)).add(ai3.mul(x3));
      sumRe0.intoArray(re, at);
      sumIm0.intoArray(im, at);
    }
  }
}
