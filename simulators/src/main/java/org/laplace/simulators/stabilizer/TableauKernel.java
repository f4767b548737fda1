package org.laplace.simulators.stabilizer;

import org.laplace.simulators.VectorApi;

/**
 * The long loops of a {@link Tableau}. The implementations give the same bits: all is integer.
 *
 * <p>A column of a tableau is the X part of all rows, then their Z part, each of {@code words}
 * words.
 */
interface TableauKernel {
  /** The fastest one that this JVM has. */
  static TableauKernel fastest() {
    return VectorApi.isUsable() ? VectorTableauKernel.INSTANCE : ScalarTableauKernel.INSTANCE;
  }

  /** Applies the gates of a range of steps. */
  void apply(long[] columns, long[] sign, int words, Steps steps, int from, int to);

  /**
   * Multiplies a stabilizer into chosen rows, none of which is itself or its destabilizer; then
   * makes it the destabilizer and leaves the identity in its place. Signs are the caller's.
   *
   * @param word word of the stabilizer in the rows
   * @param destabilizerWord word of its destabilizer
   * @param shift bit of both in their words
   * @param chosen the rows
   * @param ones room for a word of each row
   * @param twos for each row a bit that is 1 when the product picks up -1; rows that are not chosen
   *     get any
   */
  void multiply(
      long[] columns,
      int words,
      int word,
      int destabilizerWord,
      int shift,
      long[] chosen,
      long[] ones,
      long[] twos);

  /** Sets a bit to 0 or 1. */
  static void setBit(long[] in, int word, int shift, long value) {
    in[word] = (in[word] & ~(1L << shift)) | (value << shift);
  }

  /** Moves the two bits of a stabilizer at one qubit to its destabilizer. */
  static void move(long[] columns, int from, int to, int words, int shift, long x, long z) {
    setBit(columns, to, shift, x);
    setBit(columns, to + words, shift, z);
    setBit(columns, from, shift, 0);
    setBit(columns, from + words, shift, 0);
  }
}
