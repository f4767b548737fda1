package org.laplace.simulators.stabilizer;

import java.security.MessageDigest;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.shots.QuantumState;

/**
 * The stabilizer state of n qubits (Aaronson, Gottesman, arXiv quant-ph/0406196), by columns: for
 * each qubit the bits that say which generators have an X there, then those that have a Z. The
 * first half of the words of each belongs to the destabilizers, the second one to the stabilizers,
 * so that a gate is a few operations on neighbouring words.
 */
final class Tableau implements QuantumState<Tableau> {
  private final int qubits;

  /** Words of the generators of one kind. */
  private final int half;

  /** Words of all generators. */
  private final int words;

  private final CliffordTable table;
  private final TableauKernel kernel;
  private final long[] columns;
  private final long[] sign;

  // Room for a measurement.
  private final long[] chosen;
  private final long[] ones;
  private final long[] twos;
  private final int[] named;

  /** All qubits in |0>, for steps alone. */
  Tableau(int qubits) {
    this(qubits, CliffordTable.EMPTY);
  }

  /** All qubits in |0>, for the gates of a circuit. */
  Tableau(int qubits, CliffordTable table) {
    this(qubits, table, TableauKernel.fastest());
  }

  /** All qubits in |0>: destabilizer k is X on qubit k, stabilizer k is Z on qubit k. */
  Tableau(int qubits, CliffordTable table, TableauKernel kernel) {
    this.qubits = qubits;
    this.table = table;
    this.kernel = kernel;
    half = words(qubits);
    words = 2 * half;
    columns = new long[2 * words * qubits];
    sign = new long[words];
    chosen = new long[words];
    ones = new long[words];
    twos = new long[words];
    named = new int[half];
    for (int qubit = 0; qubit < qubits; qubit++) {
      columns[x(qubit) + (qubit >> 6)] = 1L << qubit;
      columns[z(qubit) + half + (qubit >> 6)] = 1L << qubit;
    }
  }

  /** Words that hold so many bits. */
  static int words(int bits) {
    return (bits + 63) >> 6;
  }

  private int x(int qubit) {
    return 2 * words * qubit;
  }

  private int z(int qubit) {
    return 2 * words * qubit + words;
  }

  @Override
  public void set(Tableau other) {
    System.arraycopy(other.columns, 0, columns, 0, columns.length);
    System.arraycopy(other.sign, 0, sign, 0, sign.length);
  }

  @Override
  public boolean apply(GateApplication gate) {
    Steps steps = table.stepsOf(gate);
    apply(steps, 0, steps.size());
    return true;
  }

  /** Applies a range of steps, all gates. */
  void apply(Steps steps, int from, int to) {
    kernel.apply(columns, sign, words, steps, from, to);
  }

  @Override
  public boolean measure(int qubit, double draw) {
    int random = firstStabilizerWithX(qubit);
    return random < 0 ? fixedOutcome(qubit) : collapse(qubit, random, draw >= 0.5);
  }

  /** X on the qubit. */
  @Override
  public void lower(int qubit) {
    for (int w = 0; w < words; w++) {
      sign[w] ^= columns[z(qubit) + w];
    }
  }

  /** Z on the qubit. */
  void flipPhase(int qubit) {
    for (int w = 0; w < words; w++) {
      sign[w] ^= columns[x(qubit) + w];
    }
  }

  /** A stabilizer that anticommutes with Z on the qubit, or -1 if the outcome is fixed. */
  private int firstStabilizerWithX(int qubit) {
    int from = x(qubit) + half;
    for (int w = 0; w < half; w++) {
      long bits = columns[from + w];
      if (bits != 0) {
        return (w << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    return -1;
  }

  /**
   * Multiplies the stabilizer into every other row with an X there, makes it the destabilizer, and
   * puts Z in its place.
   */
  private boolean collapse(int qubit, int stabilizer, boolean outcome) {
    int destabilizerWord = stabilizer >> 6;
    int word = half + destabilizerWord;
    int shift = stabilizer & 63;
    long bit = 1L << shift;
    System.arraycopy(columns, x(qubit), chosen, 0, words);
    chosen[word] &= ~bit;
    chosen[destabilizerWord] &= ~bit;
    boolean negative = (sign[word] & bit) != 0;
    kernel.multiply(columns, words, word, destabilizerWord, shift, chosen, ones, twos);
    for (int w = 0; w < words; w++) {
      sign[w] ^= chosen[w] & (negative ? ~twos[w] : twos[w]);
    }
    columns[z(qubit) + word] |= bit;
    TableauKernel.setBit(sign, destabilizerWord, shift, negative ? 1 : 0);
    TableauKernel.setBit(sign, word, shift, outcome ? 1 : 0);
    return outcome;
  }

  /** The sign of Z on the qubit, as the product of the stabilizers that its destabilizers name. */
  private boolean fixedOutcome(int qubit) {
    int exponent = 0;
    int used = 0;
    for (int w = 0; w < half; w++) {
      chosen[w] = columns[x(qubit) + w];
      exponent += 2 * Long.bitCount(chosen[w] & sign[half + w]);
      if (chosen[w] != 0) {
        // Few stabilizers are named as a rule: the words without one are left out.
        named[used++] = w;
      }
    }
    for (int q = 0; q < qubits; q++) {
      exponent += exponentOfProduct(x(q) + half, used);
    }
    return (exponent & 3) == 2;
  }

  /**
   * The power of i by which the product of the chosen rows at one qubit differs from its Pauli
   * operator. A row is i^(xz) X^x Z^z; bringing each X before the Z of the rows above it costs -1.
   */
  private int exponentOfProduct(int stabilizers, int used) {
    int exponent = 0;
    long carriedZ = 0;
    int countX = 0;
    int countZ = 0;
    for (int k = 0; k < used; k++) {
      int w = named[k];
      long xw = columns[stabilizers + w] & chosen[w];
      long zw = columns[stabilizers + words + w] & chosen[w];
      if ((xw | zw) != 0) {
        if (xw != 0) {
          long before = (parityUpTo(zw) << 1) ^ carriedZ;
          exponent += Long.bitCount(xw & zw) + 2 * Long.bitCount(xw & before);
        }
        countX += Long.bitCount(xw);
        countZ += Long.bitCount(zw);
        carriedZ = (countZ & 1) == 0 ? 0 : -1;
      }
    }
    return exponent - (countX & countZ & 1);
  }

  /** Bit k of the result is the parity of bits 0 to k. */
  private static long parityUpTo(long bits) {
    long parity = bits;
    for (int shift = 1; shift < Long.SIZE; shift <<= 1) {
      parity ^= parity << shift;
    }
    return parity;
  }

  @Override
  public void addTo(MessageDigest digest) {
    Sha256.update(digest, columns);
    Sha256.update(digest, sign);
  }
}
