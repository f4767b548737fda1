package org.laplace.bench;

/**
 * What a group has to reach.
 *
 * @param ratio how a line's number is formed
 * @param geometricMean bound of the geometric mean over the lines
 * @param each bound of every single line
 */
public record Bar(Ratio ratio, double geometricMean, double each) {
  /** At least so many times as fast as the peer, in the mean and each. */
  public static Bar timesAsFast(double geometricMean, double each) {
    return new Bar(Ratio.TIMES_AS_FAST, geometricMean, each);
  }

  /** At most this share of the peer's value, in the mean and each. */
  public static Bar shareOfPeer(double geometricMean, double each) {
    return new Bar(Ratio.SHARE_OF_PEER, geometricMean, each);
  }

  /** For people. */
  String text() {
    String mean = ratio.bound() + " " + number(geometricMean) + " " + ratio.words();
    return geometricMean == each
        ? mean
        : "geometric mean " + mean + ", each " + ratio.bound() + " " + number(each);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
