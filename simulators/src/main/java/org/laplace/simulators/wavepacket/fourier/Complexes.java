package org.laplace.simulators.wavepacket.fourier;

/**
 * Complex numbers in two arrays of one length, which are shared, not copied.
 *
 * @param re real parts
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent") // A view of arrays is what this is.
public record Complexes(double[] re, double[] im) {
  /** So many zeros. */
  public static Complexes zeros(int count) {
    return new Complexes(new double[count], new double[count]);
  }

  /** How many there are. */
  public int count() {
    return re.length;
  }
}
