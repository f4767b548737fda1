package org.laplace.simulators.statevector;

import java.util.Arrays;
import java.util.List;
import org.laplace.simulators.Observable;
import org.laplace.simulators.PauliTerm;
import org.laplace.simulators.Workers;

/**
 * Exact expectation values. Of a product P with {@code P|i> = i^y (-1)^(bits of i in z) |i^x>} the
 * terms {@code Re(i^y conj(a[i^x]) a[i]) (-1)^...} are added as probabilities are: lanes, groups,
 * chunks.
 */
final class PauliExpectation {
  private static final int LANES = 8;

  private final AmplitudeChunks state;
  private final List<Integer> wires;
  private final Workers workers;

  /**
   * Of a state.
   *
   * @param wires where each qubit of the circuit is in it
   */
  PauliExpectation(AmplitudeChunks state, List<Integer> wires, Workers workers) {
    this.state = state;
    this.wires = wires;
    this.workers = workers;
  }

  /** The sum of all terms, in their order. */
  double of(Observable observable) {
    double sum = 0;
    for (PauliTerm term : observable.terms()) {
      sum += term.coefficient() * of(term);
    }
    return sum;
  }

  /** The value of the product alone. */
  private double of(PauliTerm term) {
    int flips = 0;
    int signs = 0;
    int turns = 0;
    for (int qubit = 0; qubit < state.qubits(); qubit++) {
      int bit = 1 << wires.get(qubit);
      switch (term.pauli(qubit)) {
        case 'X' -> flips |= bit;
        case 'Y' -> {
          flips |= bit;
          signs |= bit;
          turns++;
        }
        case 'Z' -> signs |= bit;
        default -> {}
      }
    }
    int flip = flips;
    int sign = signs;
    int quarterTurns = turns & 3;
    double[] chunkSums = new double[state.chunks()];
    workers.run(
        chunkSums.length,
        chunk -> {
          int other = chunk ^ (flip / state.chunkLength());
          if (!state.isZero(chunk) && !state.isZero(other)) {
            chunkSums[chunk] = ofChunk(chunk, other, flip, sign, quarterTurns);
          }
        });
    double sum = 0;
    for (double chunkSum : chunkSums) {
      sum += chunkSum;
    }
    return sum;
  }

  private double ofChunk(int chunk, int other, int flips, int signs, int quarterTurns) {
    int length = state.chunkLength();
    int within = flips & (length - 1);
    double[] lane = new double[LANES];
    double sum = 0;
    for (int group = 0; group < length; group += SummationTree.GROUP) {
      Arrays.fill(lane, 0);
      int end = Math.min(length, group + SummationTree.GROUP);
      for (int k = group; k < end; k++) {
        int index = state.start(chunk) + k;
        int flipped = state.start(other) + (k ^ within);
        double x = state.re(chunk)[index];
        double y = state.im(chunk)[index];
        double u = state.re(other)[flipped];
        double v = state.im(other)[flipped];
        double part = (quarterTurns & 1) == 0 ? u * x + v * y : u * y - v * x;
        boolean negative =
            ((Integer.bitCount((chunk * length + k) & signs) & 1) != 0)
                != (quarterTurns == 1 || quarterTurns == 2);
        lane[k % LANES] += negative ? -part : part;
      }
      sum += Kernels.tree(lane);
    }
    return sum;
  }
}
