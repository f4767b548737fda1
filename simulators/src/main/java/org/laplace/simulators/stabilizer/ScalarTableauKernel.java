package org.laplace.simulators.stabilizer;

import java.util.Arrays;

/** Word by word: the definition, and what small tableaus take. */
final class ScalarTableauKernel implements TableauKernel {
  static final ScalarTableauKernel INSTANCE = new ScalarTableauKernel();

  private ScalarTableauKernel() {}

  @Override
  public void apply(long[] columns, long[] sign, int words, Steps steps, int from, int to) {
    for (int step = from; step < to; step++) {
      int x1 = 2 * words * steps.a(step);
      int x2 = 2 * words * steps.b(step);
      switch (steps.kind(step)) {
        case X -> flip(columns, x1 + words, sign, words);
        case Y -> {
          flip(columns, x1, sign, words);
          flip(columns, x1 + words, sign, words);
        }
        case Z -> flip(columns, x1, sign, words);
        case H -> hadamard(columns, x1, sign, words);
        case S -> phase(columns, x1, sign, words, 0);
        case SDG -> phase(columns, x1, sign, words, -1);
        case CX -> controlledX(columns, x1, x2, sign, words);
        case CZ -> controlledZ(columns, x1, x2, sign, words);
        case MEASURE, MEASURE_INVERTED, RESET, PAD_ZERO, PAD_ONE, X_IF, Z_IF ->
            throw new IllegalArgumentException(steps.kind(step) + " is no gate");
      }
    }
  }

  private static void flip(long[] columns, int at, long[] sign, int words) {
    for (int w = 0; w < words; w++) {
      sign[w] ^= columns[at + w];
    }
  }

  private static void hadamard(long[] columns, int at, long[] sign, int words) {
    for (int w = at; w < at + words; w++) {
      long x = columns[w];
      long z = columns[w + words];
      sign[w - at] ^= x & z;
      columns[w] = z;
      columns[w + words] = x;
    }
  }

  /** Takes X to Y, or to -Y for {@code inverse} -1. */
  private static void phase(long[] columns, int at, long[] sign, int words, long inverse) {
    for (int w = at; w < at + words; w++) {
      long x = columns[w];
      long z = columns[w + words];
      sign[w - at] ^= x & (z ^ inverse);
      columns[w + words] = z ^ x;
    }
  }

  private static void controlledX(long[] columns, int x1, int x2, long[] sign, int words) {
    for (int w = 0; w < words; w++) {
      long controlX = columns[x1 + w];
      long controlZ = columns[x1 + words + w];
      long targetX = columns[x2 + w];
      long targetZ = columns[x2 + words + w];
      sign[w] ^= controlX & targetZ & ~(targetX ^ controlZ);
      columns[x2 + w] = targetX ^ controlX;
      columns[x1 + words + w] = controlZ ^ targetZ;
    }
  }

  private static void controlledZ(long[] columns, int x1, int x2, long[] sign, int words) {
    for (int w = 0; w < words; w++) {
      long oneX = columns[x1 + w];
      long oneZ = columns[x1 + words + w];
      long otherX = columns[x2 + w];
      long otherZ = columns[x2 + words + w];
      sign[w] ^= oneX & otherX & (oneZ ^ otherZ);
      columns[x1 + words + w] = oneZ ^ otherX;
      columns[x2 + words + w] = otherZ ^ oneX;
    }
  }

  /**
   * Where the stabilizer and a row anticommute at a qubit, their product is i or -i times the third
   * Pauli operator; two bits a row count the power of i.
   */
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
      TableauKernel.move(columns, at + word, at + destabilizerWord, words, shift, hasX, hasZ);
    }
  }

  private static void multiplyX(
      long[] columns, int at, int words, long[] chosen, long[] ones, long[] twos) {
    for (int w = 0; w < words; w++) {
      long x = columns[at + w];
      long z = columns[at + words + w];
      twos[w] ^= z & ~(ones[w] ^ x);
      ones[w] ^= z;
      columns[at + w] = x ^ chosen[w];
    }
  }

  private static void multiplyZ(
      long[] columns, int at, int words, long[] chosen, long[] ones, long[] twos) {
    for (int w = 0; w < words; w++) {
      long x = columns[at + w];
      long z = columns[at + words + w];
      twos[w] ^= x & (ones[w] ^ z);
      ones[w] ^= x;
      columns[at + words + w] = z ^ chosen[w];
    }
  }

  private static void multiplyY(
      long[] columns, int at, int words, long[] chosen, long[] ones, long[] twos) {
    for (int w = 0; w < words; w++) {
      long x = columns[at + w];
      long z = columns[at + words + w];
      twos[w] ^= (x ^ z) & (ones[w] ^ x);
      ones[w] ^= x ^ z;
      columns[at + w] = x ^ chosen[w];
      columns[at + words + w] = z ^ chosen[w];
    }
  }
}
