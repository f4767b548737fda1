package org.laplace.simulators.wavepacket.state;

import java.util.function.IntToDoubleFunction;
import org.laplace.simulators.Workers;

/**
 * Sums of 2^k terms in the one order that the engine defines: the sum of the first half plus the
 * sum of the second half.
 */
final class TreeSum {
  /** Terms that a task sums. */
  private static final int BLOCK = 4096;

  private TreeSum() {}

  /** The sum of {@code count} terms, a power of two, from an index on. */
  static double of(int from, int count, IntToDoubleFunction term) {
    return switch (count) {
      case 1 -> term.applyAsDouble(from);
      case 4 ->
          (term.applyAsDouble(from) + term.applyAsDouble(from + 1))
              + (term.applyAsDouble(from + 2) + term.applyAsDouble(from + 3));
      default -> of(from, count / 2, term) + of(from + count / 2, count / 2, term);
    };
  }

  /** The sum of all terms of an array. */
  static double of(double[] terms) {
    return of(0, terms.length, index -> terms[index]);
  }

  /** The sum of the terms from 0, shared among threads. */
  static double of(int count, Workers workers, IntToDoubleFunction term) {
    if (count <= BLOCK) {
      return of(0, count, term);
    }
    double[] blocks = new double[count / BLOCK];
    workers.run(blocks.length, block -> blocks[block] = of(block * BLOCK, BLOCK, term));
    return of(blocks);
  }
}
