package org.laplace.simulators.wavepacket.fourier;

/** Roots of unity to within one unit in the last place, exactly symmetric over the octants. */
final class UnitRoot {
  private UnitRoot() {}

  /**
   * cos(2 pi k / n).
   *
   * @param n a power of two, at least 8
   */
  static double cosine(int k, int n) {
    int turn = Math.floorMod(k, n);
    if (2 * turn > n) {
      return cosine(n - turn, n);
    }
    if (4 * turn > n) {
      return -cosine(n / 2 - turn, n);
    }
    return 8 * turn > n
        ? StrictMath.sin(StrictMath.PI * (n / 2 - 2 * turn) / n)
        : StrictMath.cos(StrictMath.PI * (2 * turn) / n);
  }

  /** sin(2 pi k / n). */
  static double sine(int k, int n) {
    return cosine(k - n / 4, n);
  }
}
