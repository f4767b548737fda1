package org.laplace.simulators.stabilizer;

import java.security.MessageDigest;
import java.util.Arrays;
import org.laplace.simulators.Philox;
import org.laplace.simulators.Sha256;

/**
 * How a block of shots differs from the reference shot: for each qubit the shots that have an X and
 * those that have a Z more.
 */
final class PauliFrames {
  /** Words of a row, each of 64 shots. */
  static final int WORDS = 16;

  /** Shots of a block. */
  static final int SHOTS = WORDS * Long.SIZE;

  private final long[][] x;
  private final long[][] z;
  private final long[][] flips;
  private final long seed;
  private long firstWord;
  private long draw;

  PauliFrames(int qubits, int bits, long seed) {
    x = new long[qubits][WORDS];
    z = new long[qubits][WORDS];
    flips = new long[bits][WORDS];
    this.seed = seed;
  }

  /** Begins a block of shots. */
  void start(int block) {
    firstWord = (long) block * WORDS;
    draw = 0;
    for (int qubit = 0; qubit < x.length; qubit++) {
      Arrays.fill(x[qubit], 0);
      randomise(z[qubit]);
    }
    for (long[] flip : flips) {
      Arrays.fill(flip, 0);
    }
  }

  void apply(CliffordStep step) {
    switch (step.kind()) {
      case X, Y, Z -> {}
      case H -> {
        long[] xs = x[step.a()];
        x[step.a()] = z[step.a()];
        z[step.a()] = xs;
      }
      case S, SDG -> add(x[step.a()], z[step.a()]);
      case CX -> {
        add(x[step.a()], x[step.b()]);
        add(z[step.b()], z[step.a()]);
      }
      case CZ -> {
        add(x[step.a()], z[step.b()]);
        add(x[step.b()], z[step.a()]);
      }
      case MEASURE -> {
        System.arraycopy(x[step.a()], 0, flips[step.b()], 0, WORDS);
        randomise(z[step.a()]);
      }
      case RESET -> {
        Arrays.fill(x[step.a()], 0);
        randomise(z[step.a()]);
      }
    }
  }

  /** True if the shot of this block has the other outcome than the reference. */
  boolean differs(int bit, int shot) {
    return ((flips[bit][shot >> 6] >>> shot) & 1) != 0;
  }

  private static void add(long[] from, long[] to) {
    for (int w = 0; w < WORDS; w++) {
      to[w] ^= from[w];
    }
  }

  private void randomise(long[] row) {
    for (int w = 0; w < WORDS; w += 2) {
      long[] block = Philox.block(seed, draw, (firstWord + w) / 2);
      row[w] = block[0];
      row[w + 1] = block[1];
    }
    draw++;
  }

  void addTo(MessageDigest digest) {
    for (long[][] rows : new long[][][] {x, z, flips}) {
      for (long[] row : rows) {
        Sha256.update(digest, row);
      }
    }
  }
}
