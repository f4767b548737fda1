package org.laplace.bench;

/** How the two sides of a comparison make one number. */
public enum Ratio {
  /** The peer's value over ours: 2 is twice as fast; a bar is the least that is wanted. */
  TIMES_AS_FAST("times as fast", "at least") {
    @Override
    double of(double ours, double peer) {
      return peer / ours;
    }

    @Override
    boolean meets(double ratio, double bar) {
      return ratio >= bar;
    }
  },
  /** Our value over the peer's: 0.9 is a tenth less; a bar is the most that is allowed. */
  SHARE_OF_PEER("of the peer's", "at most") {
    @Override
    double of(double ours, double peer) {
      return ours / peer;
    }

    @Override
    boolean meets(double ratio, double bar) {
      return ratio <= bar;
    }
  };

  private final String words;
  private final String bound;

  Ratio(String words, String bound) {
    this.words = words;
    this.bound = bound;
  }

  abstract double of(double ours, double peer);

  abstract boolean meets(double ratio, double bar);

  /** What the number says. */
  String words() {
    return words;
  }

  /** How a bar bounds it. */
  String bound() {
    return bound;
  }
}
