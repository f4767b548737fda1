package org.laplace.simulators.statevector;

import static org.laplace.simulators.statevector.LaneLayout.spread;
import static org.laplace.simulators.statevector.VectorKernels.LANES;
import static org.laplace.simulators.statevector.VectorKernels.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** One high target: pairs of vectors. */
final class VectorPairs {
  private VectorPairs() {}

  static BlockOperation of(LaneLayout layout, int groups) {
    if (layout.isReal()) {
      return (re, im, offset, base) -> applyReal(layout, groups, re, im, offset);
    }
    return layout.isCrossed()
        ? (re, im, offset, base) -> applyCrossed(layout, groups, re, im, offset)
        : (re, im, offset, base) -> apply(layout, groups, re, im, offset);
  }

  static BlockOperation swap(LaneLayout layout, int groups) {
    return (re, im, offset, base) -> {
      exchange(layout, groups, re, offset);
      exchange(layout, groups, im, offset);
    };
  }

  private static void apply(LaneLayout layout, int groups, double[] re, double[] im, int offset) {
    int below0 = layout.below(0);
    int below1 = layout.below(1);
    int below2 = layout.below(2);
    int first = offset + layout.active();
    int bit = layout.offsets()[1];
    var r00 = DoubleVector.fromArray(SPECIES, layout.re(), 0);
    var r01 = DoubleVector.fromArray(SPECIES, layout.re(), LANES);
    var r11 = DoubleVector.fromArray(SPECIES, layout.re(), 2 * LANES);
    var r10 = DoubleVector.fromArray(SPECIES, layout.re(), 3 * LANES);
    var i00 = DoubleVector.fromArray(SPECIES, layout.im(), 0);
    var i01 = DoubleVector.fromArray(SPECIES, layout.im(), LANES);
    var i11 = DoubleVector.fromArray(SPECIES, layout.im(), 2 * LANES);
    var i10 = DoubleVector.fromArray(SPECIES, layout.im(), 3 * LANES);
    for (int group = 0; group < groups; group++) {
      int at0 = first + spread(spread(spread(group, below0), below1), below2) * LANES;
      int at1 = at0 + bit;
      var x0 = DoubleVector.fromArray(SPECIES, re, at0);
      var y0 = DoubleVector.fromArray(SPECIES, im, at0);
      var x1 = DoubleVector.fromArray(SPECIES, re, at1);
      var y1 = DoubleVector.fromArray(SPECIES, im, at1);
      r00.mul(x0).sub(i00.mul(y0)).add(r01.mul(x1)).sub(i01.mul(y1)).intoArray(re, at0);
      r00.mul(y0).add(i00.mul(x0)).add(r01.mul(y1)).add(i01.mul(x1)).intoArray(im, at0);
      r11.mul(x1).sub(i11.mul(y1)).add(r10.mul(x0)).sub(i10.mul(y0)).intoArray(re, at1);
      r11.mul(y1).add(i11.mul(x1)).add(r10.mul(y0)).add(i10.mul(x0)).intoArray(im, at1);
    }
  }

  private static void applyReal(
      LaneLayout layout, int groups, double[] re, double[] im, int offset) {
    int below0 = layout.below(0);
    int below1 = layout.below(1);
    int below2 = layout.below(2);
    int first = offset + layout.active();
    int bit = layout.offsets()[1];
    var r00 = DoubleVector.fromArray(SPECIES, layout.re(), 0);
    var r01 = DoubleVector.fromArray(SPECIES, layout.re(), LANES);
    var r11 = DoubleVector.fromArray(SPECIES, layout.re(), 2 * LANES);
    var r10 = DoubleVector.fromArray(SPECIES, layout.re(), 3 * LANES);
    for (int group = 0; group < groups; group++) {
      int at0 = first + spread(spread(spread(group, below0), below1), below2) * LANES;
      int at1 = at0 + bit;
      var x0 = DoubleVector.fromArray(SPECIES, re, at0);
      var y0 = DoubleVector.fromArray(SPECIES, im, at0);
      var x1 = DoubleVector.fromArray(SPECIES, re, at1);
      var y1 = DoubleVector.fromArray(SPECIES, im, at1);
      r00.mul(x0).add(r01.mul(x1)).intoArray(re, at0);
      r00.mul(y0).add(r01.mul(y1)).intoArray(im, at0);
      r11.mul(x1).add(r10.mul(x0)).intoArray(re, at1);
      r11.mul(y1).add(r10.mul(y0)).intoArray(im, at1);
    }
  }

  private static void applyCrossed(
      LaneLayout layout, int groups, double[] re, double[] im, int offset) {
    int below0 = layout.below(0);
    int below1 = layout.below(1);
    int below2 = layout.below(2);
    int first = offset + layout.active();
    int bit = layout.offsets()[1];
    var r00 = DoubleVector.fromArray(SPECIES, layout.re(), 0);
    var r11 = DoubleVector.fromArray(SPECIES, layout.re(), 2 * LANES);
    var i01 = DoubleVector.fromArray(SPECIES, layout.im(), LANES);
    var i10 = DoubleVector.fromArray(SPECIES, layout.im(), 3 * LANES);
    for (int group = 0; group < groups; group++) {
      int at0 = first + spread(spread(spread(group, below0), below1), below2) * LANES;
      int at1 = at0 + bit;
      var x0 = DoubleVector.fromArray(SPECIES, re, at0);
      var y0 = DoubleVector.fromArray(SPECIES, im, at0);
      var x1 = DoubleVector.fromArray(SPECIES, re, at1);
      var y1 = DoubleVector.fromArray(SPECIES, im, at1);
      r00.mul(x0).sub(i01.mul(y1)).intoArray(re, at0);
      r00.mul(y0).add(i01.mul(x1)).intoArray(im, at0);
      r11.mul(x1).sub(i10.mul(y0)).intoArray(re, at1);
      r11.mul(y1).add(i10.mul(x0)).intoArray(im, at1);
    }
  }

  private static void exchange(LaneLayout layout, int groups, double[] part, int offset) {
    int below0 = layout.below(0);
    int below1 = layout.below(1);
    int below2 = layout.below(2);
    int first = offset + layout.active();
    int bit = layout.offsets()[1];
    for (int group = 0; group < groups; group++) {
      int at0 = first + spread(spread(spread(group, below0), below1), below2) * LANES;
      int at1 = at0 + bit;
      var x0 = DoubleVector.fromArray(SPECIES, part, at0);
      var x1 = DoubleVector.fromArray(SPECIES, part, at1);
      x1.intoArray(part, at0);
      x0.intoArray(part, at1);
    }
  }
}
