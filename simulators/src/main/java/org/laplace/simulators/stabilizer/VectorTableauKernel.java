package org.laplace.simulators.stabilizer;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Several words at a time where the rows fill vectors, or else {@link ScalarTableauKernel}. */
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
      int word,
      int destabilizerWord,
      int shift,
      long[] chosen,
      long[] ones,
      long[] twos) {
    if (words % LANES != 0) {
      ScalarTableauKernel.INSTANCE.multiply(
          columns, words, word, destabilizerWord, shift, chosen, ones, twos);
      return;
    }
    Arrays.fill(ones, 0);
    Arrays.fill(twos, 0);
    for (int at = 0; at < columns.length; at += 2 * words) {
      long hasX = columns[at + word] >>> shift & 1;
      long hasZ = columns[at + words + word] >>> shift & 1;
      if (hasX > hasZ) {
        multiplyX(columns, at, words, chosen, ones, twos);
      } else if (hasX < hasZ) {
        multiplyZ(columns, at, words, chosen, ones, twos);
      } else if (hasX != 0) {
        multiplyY(columns, at, words, chosen, ones, twos);
      }
      // Last: a vector that is loaded just after one of its words was stored has to wait.
      TableauKernel.move(columns, at + word, at + destabilizerWord, words, shift, hasX, hasZ);
    }
  }

  private static void multiplyX(
      long[] columns, int at, int words, long[] chosen, long[] ones, long[] twos) {
    for (int w = 0; w < words; w += LANES) {
      LongVector x = at(columns, at + w);
      LongVector z = at(columns, at + words + w);
      LongVector one = at(ones, w);
      xor(twos, w, z.and(xor(one, x).not()));
      xor(one, z).intoArray(ones, w);
      xor(x, at(chosen, w)).intoArray(columns, at + w);
    }
  }

  private static void multiplyZ(
      long[] columns, int at, int words, long[] chosen, long[] ones, long[] twos) {
    for (int w = 0; w < words; w += LANES) {
      LongVector x = at(columns, at + w);
      LongVector z = at(columns, at + words + w);
      LongVector one = at(ones, w);
      xor(twos, w, x.and(xor(one, z)));
      xor(one, x).intoArray(ones, w);
      xor(z, at(chosen, w)).intoArray(columns, at + words + w);
    }
  }

  private static void multiplyY(
      long[] columns, int at, int words, long[] chosen, long[] ones, long[] twos) {
    for (int w = 0; w < words; w += LANES) {
      LongVector x = at(columns, at + w);
      LongVector z = at(columns, at + words + w);
      LongVector one = at(ones, w);
      LongVector differ = xor(x, z);
      LongVector rows = at(chosen, w);
      xor(twos, w, differ.and(xor(one, x)));
      xor(one, differ).intoArray(ones, w);
      xor(x, rows).intoArray(columns, at + w);
      xor(z, rows).intoArray(columns, at + words + w);
    }
  }
}
