package org.laplace.simulators.statevector;

import static org.laplace.simulators.statevector.VectorKernels.LANES;
import static org.laplace.simulators.statevector.VectorKernels.SPECIES;

import java.util.TreeSet;
import jdk.incubator.vector.DoubleVector;

/** Any number of targets anywhere: a group is copied aside, each lane exchange of it beside it. */
final class VectorGroups {
  private final LaneLayout layout;
  private final int groups;
  private final int[] exchanges;
  private final int[] sources;

  private VectorGroups(LaneLayout layout, int groups) {
    this.layout = layout;
    this.groups = groups;
    var distinct = new TreeSet<Integer>();
    for (int m = 0; m < layout.terms(); m++) {
      distinct.add(layout.lane(m));
    }
    exchanges = distinct.stream().mapToInt(Integer::intValue).toArray();
    int vectors = layout.offsets().length;
    sources = new int[vectors * layout.terms()];
    for (int vector = 0; vector < vectors; vector++) {
      for (int m = 0; m < layout.terms(); m++) {
        int exchange = distinct.headSet(layout.lane(m)).size();
        sources[vector * layout.terms() + m] =
            (exchange * vectors + (vector ^ layout.high(m))) * LANES;
      }
    }
  }

  static BlockOperation of(LaneLayout layout, int groups) {
    return new VectorGroups(layout, groups)::apply;
  }

  @SuppressWarnings("unused") // The base has no say in where a matrix acts.
  private void apply(double[] re, double[] im, int offset, int base) {
    int vectors = layout.offsets().length;
    double[] x = new double[exchanges.length * vectors * LANES];
    double[] y = new double[x.length];
    int first = offset + layout.active();
    for (int group = 0; group < groups; group++) {
      int at = first + DenseKernel.spread(group, layout.fixed()) * LANES;
      for (int vector = 0; vector < vectors; vector++) {
        int from = at + layout.offsets()[vector];
        for (int exchange = 0; exchange < exchanges.length; exchange++) {
          int to = (exchange * vectors + vector) * LANES;
          if (exchanges[exchange] == 0) {
            DoubleVector.fromArray(SPECIES, re, from).intoArray(x, to);
            DoubleVector.fromArray(SPECIES, im, from).intoArray(y, to);
            continue;
          }
          for (int lane = 0; lane < LANES; lane++) {
            x[to + lane] = re[from + (lane ^ exchanges[exchange])];
            y[to + lane] = im[from + (lane ^ exchanges[exchange])];
          }
        }
      }
      for (int vector = 0; vector < vectors; vector++) {
        sum(vector, x, y, re, im, at + layout.offsets()[vector]);
      }
    }
  }

  private void sum(int vector, double[] x, double[] y, double[] re, double[] im, int to) {
    int terms = layout.terms();
    double[] factorRe = layout.re();
    double[] factorIm = layout.im();
    int at = vector * terms * LANES;
    var sumRe = DoubleVector.zero(SPECIES);
    var sumIm = DoubleVector.zero(SPECIES);
    for (int m = 0; m < terms; m++, at += LANES) {
      int from = sources[vector * terms + m];
      var r = DoubleVector.fromArray(SPECIES, factorRe, at);
      var i = DoubleVector.fromArray(SPECIES, factorIm, at);
      var p = DoubleVector.fromArray(SPECIES, x, from);
      var q = DoubleVector.fromArray(SPECIES, y, from);
      sumRe = sumRe.add(r.mul(p)).sub(i.mul(q));
      sumIm = sumIm.add(r.mul(q)).add(i.mul(p));
    }
    sumRe.intoArray(re, to);
    sumIm.intoArray(im, to);
  }
}
