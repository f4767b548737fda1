package org.laplace.simulators.wavepacket.fourier;

/**
 * The transform of a line of {@code points} complex numbers, X[k] = sum over j of x[j] exp(-2 pi i
 * j k / points), by decimation in frequency: a block of n > 8 is split in four, one of 8 in two,
 * one of 4 is transformed at once. The result is left where it falls; {@link #frequency} says which
 * k stands in which place. The inverse undoes the same steps backwards and expects that order, so
 * nothing is ever sorted.
 *
 * <p>{@code docs/engines/wavepacket-1.md} defines the order of every rounding operation.
 */
public final class AxisTransform {
  /** The shortest line. */
  static final int POINTS_MIN = 8;

  /** Doubles for each j of a block that is split in four: w^j, w^2j and w^3j, re before im. */
  static final int TWIDDLES = 6;

  private final int points;

  /** For the block sizes points, points/4, ... while more than 8; w = exp(-2 pi i / size). */
  final double[][] twiddles;

  private final int[] frequency;

  /**
   * The constants for lines of a length.
   *
   * @param points a power of two, at least 8
   */
  public AxisTransform(int points) {
    if (points < POINTS_MIN || Integer.bitCount(points) != 1) {
      throw new IllegalArgumentException(points + " points; a power of two from 8 is needed");
    }
    this.points = points;
    int levels = 0;
    for (int size = points; size > POINTS_MIN; size /= 4) {
      levels++;
    }
    twiddles = new double[levels][];
    for (int level = 0, size = points; level < levels; level++, size /= 4) {
      twiddles[level] = twiddlesOf(size);
    }
    frequency = new int[points];
    order(0, points, 0, 1);
  }

  private static double[] twiddlesOf(int size) {
    double[] table = new double[TWIDDLES * (size / 4)];
    for (int j = 0; j < size / 4; j++) {
      for (int power = 1; power <= 3; power++) {
        table[TWIDDLES * j + 2 * power - 2] = UnitRoot.cosine(power * j, size);
        table[TWIDDLES * j + 2 * power - 1] = -UnitRoot.sine(power * j, size);
      }
    }
    return table;
  }

  /** The block holds first, first + step, first + 2 step, ... */
  private void order(int from, int size, int first, int step) {
    int parts = size == POINTS_MIN ? 2 : 4;
    for (int part = 0; part < parts; part++) {
      int at = from + part * (size / parts);
      if (size == 4) {
        frequency[at] = first + part * step;
      } else {
        order(at, size / parts, first + part * step, parts * step);
      }
    }
  }

  /** Length of a line. */
  public int points() {
    return points;
  }

  /**
   * The signed frequency in a place after {@link LineKernel#forward}: -points/2 to points/2 - 1.
   */
  public int frequency(int place) {
    int k = frequency[place];
    return k < points / 2 ? k : k - points;
  }

  /** Bytes of the constants of a line. */
  public static long bytes(int points) {
    // Twiddles: 6 doubles a quarter, and a third of that for all shorter blocks.
    return 2L * Double.BYTES * points + Integer.BYTES * (long) points;
  }
}
