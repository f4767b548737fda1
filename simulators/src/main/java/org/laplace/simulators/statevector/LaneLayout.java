package org.laplace.simulators.statevector;

import java.util.Arrays;

/**
 * A matrix as vectors of amplitudes see it: targets and controls among the lowest bits of an index
 * lie within a vector and become factors that differ by lane; the others choose vectors. Where a
 * lane's controls forbid the matrix, its factors are those of the identity.
 *
 * <p>A group is the 2^h vectors that differ in the h high targets. Vector v of the result is the
 * sum over m, ascending, of {@code factor(v, m)} times vector {@code v ^ high(m)} with its lanes
 * exchanged by {@code lane(m)}: the terms of the engine's definition, in its order.
 */
final class LaneLayout {
  /** Places that kernels know how to leave out without a loop. */
  static final int FIXED_MAX = 3;

  private final int lanes;
  private final int highTargets;
  private final int terms;
  private final int[] highOf;
  private final int[] laneOf;
  private final int[] fixed;
  private final int active;
  private final int[] offsets;
  private final double[] re;
  private final double[] im;

  LaneLayout(BlockMatrix matrix, int laneBits) {
    lanes = 1 << laneBits;
    terms = matrix.dimension();
    int[] targets = matrix.targets();
    int[] high = Arrays.stream(targets).filter(place -> place >= laneBits).toArray();
    highTargets = high.length;
    offsets = DenseKernel.offsetsOf(high);
    highOf = new int[terms];
    laneOf = new int[terms];
    for (int row = 0; row < terms; row++) {
      for (int k = 0, h = 0; k < targets.length; k++) {
        if (targets[k] >= laneBits) {
          highOf[row] |= ((row >> k) & 1) << h++;
        } else {
          laneOf[row] |= ((row >> k) & 1) << targets[k];
        }
      }
    }
    int laneControls = matrix.controls() & (lanes - 1);
    int laneValues = matrix.values() & (lanes - 1);
    active = matrix.values() - laneValues;
    int all = (matrix.controls() - laneControls) | offsets[offsets.length - 1];
    fixed = new int[Integer.bitCount(all)];
    for (int place = 0, k = 0; k < fixed.length; place++) {
      if (((all >> place) & 1) != 0) {
        // Groups are numbered by vectors.
        fixed[k++] = place - laneBits;
      }
    }
    re = new double[(1 << highTargets) * terms * lanes];
    im = new double[re.length];
    for (int row = 0; row < terms; row++) {
      for (int lane = 0; lane < lanes; lane++) {
        if ((lane & laneOf[terms - 1]) != laneOf[row]) {
          continue;
        }
        for (int m = 0; m < terms; m++) {
          int at = at(highOf[row], m) + lane;
          if ((lane & laneControls) == laneValues) {
            re[at] = matrix.re()[row * terms + (row ^ m)];
            im[at] = matrix.im()[row * terms + (row ^ m)];
          } else {
            re[at] = m == 0 ? 1 : 0;
          }
        }
      }
    }
  }

  /** Where the factors of a term of a vector of the result begin. */
  int at(int vector, int m) {
    return (vector * terms + m) * lanes;
  }

  /** Number of terms of a sum. */
  int terms() {
    return terms;
  }

  /** Number of targets that choose vectors. */
  int highTargets() {
    return highTargets;
  }

  /** Which vector of the group a term takes, as an exchange of vectors. */
  int high(int m) {
    return highOf[m];
  }

  /** How a term's vector exchanges its lanes: lane l comes from lane {@code l ^ lane(m)}. */
  int lane(int m) {
    return laneOf[m];
  }

  /** Places of the high targets and controls in the number of a vector, ascending. */
  int[] fixed() {
    return fixed;
  }

  /**
   * For each of {@link #FIXED_MAX} places the bits of a vector's number below it; all bits where
   * there are fewer places.
   */
  int below(int k) {
    return k < fixed.length ? (1 << fixed[k]) - 1 : -1;
  }

  /** A group's number with room for one place. */
  static int spread(int group, int below) {
    return ((group & ~below) << 1) | (group & below);
  }

  /** Index bits of the controls that choose vectors. */
  int active() {
    return active;
  }

  /** Index bits of each vector of a group. */
  int[] offsets() {
    return offsets;
  }

  /** Real parts of all factors. */
  double[] re() {
    return re;
  }

  /** Imaginary parts of all factors. */
  double[] im() {
    return im;
  }

  /** True when no factor has an imaginary part. */
  boolean isReal() {
    return Arrays.stream(im).allMatch(part -> part == 0);
  }

  /** True when vectors stay in their place by real factors and change it by imaginary ones. */
  boolean isCrossed() {
    for (int k = 0; k < re.length; k++) {
      int m = k / lanes % terms;
      if ((m == 0 ? im[k] : re[k]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** True when two vectors of a group of two are exchanged as they are. */
  boolean isSwap() {
    for (int k = 0; k < re.length; k++) {
      if (im[k] != 0 || re[k] != k / lanes % terms) {
        return false;
      }
    }
    return terms == 2;
  }
}
