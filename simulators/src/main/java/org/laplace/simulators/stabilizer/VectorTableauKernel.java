package org.laplace.simulators.stabilizer;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Several words at a time; the words that are left over by {@link ScalarTableauKernel}. */
final class VectorTableauKernel implements TableauKernel {
  static final VectorTableauKernel INSTANCE = new VectorTableauKernel();

  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private VectorTableauKernel() {}

  @Override
  public void apply(long[] columns, long[] sign, int words, Steps steps, int from, int to) {
    if (words % LANES != 0) {
      ScalarTableauKernel.INSTANCE.apply(columns, sign, words, steps, from, to);
      return;
    }
    for (int step = from; step < to; step++) {
      int x1 = 2 * words * steps.a(step);
      int x2 = 2 * words * steps.b(step);
      switch (steps.kind(step)) {
        case H -> hadamard(columns, x1, sign, words);
        case S -> phase(columns, x1, sign, words);
        case CX -> controlledX(columns, x1, x2, sign, words);
        case CZ -> controlledZ(columns, x1, x2, sign, words);
        case X, Y, Z, SDG ->
            ScalarTableauKernel.INSTANCE.apply(columns, sign, words, steps, step, step + 1);
        case MEASURE, MEASURE_INVERTED, RESET, PAD_ZERO, PAD_ONE, X_IF, Z_IF ->
            throw new IllegalArgumentException(steps.kind(step) + " is no gate");
      }
    }
  }

  private static LongVector at(long[] words, int index) {
    return LongVector.fromArray(SPECIES, words, index);
  }

  private static void hadamard(long[] columns, int at, long[] sign, int words) {
    for (int w = 0; w < words; w += LANES) {
      LongVector x = at(columns, at + w);
      LongVector z = at(columns, at + words + w);
      xor(sign, w, x.and(z));
      z.intoArray(columns, at + w);
      x.intoArray(columns, at + words + w);
    }
  }

  private static void phase(long[] columns, int at, long[] sign, int words) {
    for (int w = 0; w < words; w += LANES) {
      LongVector x = at(columns, at + w);
      LongVector z = at(columns, at + words + w);
      xor(sign, w, x.and(z));
      xor(z, x).intoArray(columns, at + words + w);
    }
  }

  private static void controlledX(long[] columns, int x1, int x2, long[] sign, int words) {
    for (int w = 0; w < words; w += LANES) {
      LongVector controlX = at(columns, x1 + w);
      LongVector controlZ = at(columns, x1 + words + w);
      LongVector targetX = at(columns, x2 + w);
      LongVector targetZ = at(columns, x2 + words + w);
      xor(sign, w, controlX.and(targetZ).and(xor(targetX, controlZ).not()));
      xor(targetX, controlX).intoArray(columns, x2 + w);
      xor(controlZ, targetZ).intoArray(columns, x1 + words + w);
    }
  }

  private static void controlledZ(long[] columns, int x1, int x2, long[] sign, int words) {
    for (int w = 0; w < words; w += LANES) {
      LongVector oneX = at(columns, x1 + w);
      LongVector oneZ = at(columns, x1 + words + w);
      LongVector otherX = at(columns, x2 + w);
      LongVector otherZ = at(columns, x2 + words + w);
      xor(sign, w, oneX.and(otherX).and(xor(oneZ, otherZ)));
      xor(oneZ, otherX).intoArray(columns, x1 + words + w);
      xor(otherZ, oneX).intoArray(columns, x2 + words + w);
    }
  }

  private static LongVector xor(LongVector a, LongVector b) {
    return a.lanewise(VectorOperators.XOR, b);
  }

  private static void xor(long[] words, int index, LongVector with) {
    xor(at(words, index), with).intoArray(words, index);
  }

  @Override
  public void multiply(
      long[] columns,
      int words,
      long[] chosen,
      int[] places,
      int endOfX,
      int endOfZ,
      int end,
      long[] twos) {
    int w = 0;
    for (; w <= words - LANES; w += LANES) {
      multiplyWords(columns, words, w, at(chosen, w), places, endOfX, endOfZ, end)
          .intoArray(twos, w);
    }
    for (; w < words; w++) {
      twos[w] =
          ScalarTableauKernel.multiplyWord(
              columns, words, w, chosen[w], places, endOfX, endOfZ, end);
    }
  }

  private static LongVector multiplyWords(
      long[] columns,
      int words,
      int w,
      LongVector chosen,
      int[] places,
      int endOfX,
      int endOfZ,
      int end) {
    LongVector ones = LongVector.zero(SPECIES);
    LongVector twos = ones;
    for (int k = 0; k < endOfX; k++) {
      int at = places[k] + w;
      LongVector x = at(columns, at);
      LongVector z = at(columns, at + words);
      twos = xor(twos, z.and(xor(ones, x).not()));
      ones = xor(ones, z);
      xor(x, chosen).intoArray(columns, at);
    }
    for (int k = endOfX; k < endOfZ; k++) {
      int at = places[k] + w;
      LongVector x = at(columns, at);
      LongVector z = at(columns, at + words);
      twos = xor(twos, x.and(xor(ones, z)));
      ones = xor(ones, x);
      xor(z, chosen).intoArray(columns, at + words);
    }
    for (int k = endOfZ; k < end; k++) {
      int at = places[k] + w;
      LongVector x = at(columns, at);
      LongVector z = at(columns, at + words);
      LongVector differ = xor(x, z);
      twos = xor(twos, differ.and(xor(ones, x)));
      ones = xor(ones, differ);
      xor(x, chosen).intoArray(columns, at);
      xor(z, chosen).intoArray(columns, at + words);
    }
    return twos;
  }
}
