package org.laplace.simulators.stabilizer;

import java.security.MessageDigest;
import java.util.Arrays;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.shots.QuantumState;

/**
 * The stabilizer state of n qubits (Aaronson, Gottesman, arXiv quant-ph/0406196), by columns: for
 * each qubit one row of bits says which generators have an X there and one which have a Z. The
 * first half of the words belongs to the destabilizers, the second one to the stabilizers, so that
 * a gate is a few operations on whole words.
 */
final class Tableau implements QuantumState<Tableau> {
  private final int qubits;

  /** Words of one half of a column. */
  private final int half;

  private final long[][] x;
  private final long[][] z;
  private final long[] sign;

  /** All qubits in |0>: destabilizer k is X on qubit k, stabilizer k is Z on qubit k. */
  Tableau(int qubits) {
    this.qubits = qubits;
    half = words(qubits);
    x = new long[qubits][2 * half];
    z = new long[qubits][2 * half];
    sign = new long[2 * half];
    for (int qubit = 0; qubit < qubits; qubit++) {
      x[qubit][qubit >> 6] = 1L << qubit;
      z[qubit][half + (qubit >> 6)] = 1L << qubit;
    }
  }

  /** Words that hold so many bits. */
  static int words(int bits) {
    return (bits + 63) >> 6;
  }

  @Override
  public void set(Tableau other) {
    for (int qubit = 0; qubit < qubits; qubit++) {
      System.arraycopy(other.x[qubit], 0, x[qubit], 0, 2 * half);
      System.arraycopy(other.z[qubit], 0, z[qubit], 0, 2 * half);
    }
    System.arraycopy(other.sign, 0, sign, 0, 2 * half);
  }

  @Override
  public boolean apply(GateApplication gate) {
    var steps = CliffordGates.stepsOf(gate);
    if (steps.isEmpty()) {
      return false;
    }
    steps.get().forEach(this::apply);
    return true;
  }

  /** Applies a step that is a gate. */
  void apply(CliffordStep step) {
    switch (step.kind()) {
      case X -> flip(z[step.a()]);
      case Y -> {
        flip(x[step.a()]);
        flip(z[step.a()]);
      }
      case Z -> flip(x[step.a()]);
      case H -> hadamard(step.a());
      case S -> phase(step.a());
      case SDG -> {
        flip(x[step.a()]);
        phase(step.a());
      }
      case CX -> controlledX(step.a(), step.b());
      case CZ -> controlledZ(step.a(), step.b());
      case MEASURE, RESET -> throw new IllegalArgumentException(step + " is no gate");
    }
  }

  private void flip(long[] rows) {
    for (int w = 0; w < sign.length; w++) {
      sign[w] ^= rows[w];
    }
  }

  private void hadamard(int qubit) {
    long[] xs = x[qubit];
    long[] zs = z[qubit];
    for (int w = 0; w < sign.length; w++) {
      sign[w] ^= xs[w] & zs[w];
    }
    x[qubit] = zs;
    z[qubit] = xs;
  }

  private void phase(int qubit) {
    long[] xs = x[qubit];
    long[] zs = z[qubit];
    for (int w = 0; w < sign.length; w++) {
      sign[w] ^= xs[w] & zs[w];
      zs[w] ^= xs[w];
    }
  }

  private void controlledX(int control, int target) {
    long[] xc = x[control];
    long[] zc = z[control];
    long[] xt = x[target];
    long[] zt = z[target];
    for (int w = 0; w < sign.length; w++) {
      sign[w] ^= xc[w] & zt[w] & ~(xt[w] ^ zc[w]);
      xt[w] ^= xc[w];
      zc[w] ^= zt[w];
    }
  }

  private void controlledZ(int first, int second) {
    long[] x1 = x[first];
    long[] z1 = z[first];
    long[] x2 = x[second];
    long[] z2 = z[second];
    for (int w = 0; w < sign.length; w++) {
      sign[w] ^= x1[w] & x2[w] & (z1[w] ^ z2[w]);
      z1[w] ^= x2[w];
      z2[w] ^= x1[w];
    }
  }

  @Override
  public boolean measure(int qubit, double draw) {
    int random = firstStabilizerWithX(qubit);
    return random < 0 ? fixedOutcome(qubit) : collapse(qubit, random, draw >= 0.5);
  }

  @Override
  public void lower(int qubit) {
    flip(z[qubit]);
  }

  /** A stabilizer that anticommutes with Z on the qubit, or -1 if the outcome is fixed. */
  private int firstStabilizerWithX(int qubit) {
    for (int w = 0; w < half; w++) {
      long bits = x[qubit][half + w];
      if (bits != 0) {
        return (w << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    return -1;
  }

  /** Multiplies the stabilizer into every other row with an X there, and puts Z in its place. */
  private boolean collapse(int qubit, int stabilizer, boolean outcome) {
    int destabilizerWord = stabilizer >> 6;
    int word = half + destabilizerWord;
    long bit = 1L << stabilizer;
    long[] rows = x[qubit].clone();
    rows[word] &= ~bit;
    // The power of i that each product has picked up, as two bits a row.
    long[] ones = new long[2 * half];
    long[] twos = new long[2 * half];
    for (int q = 0; q < qubits; q++) {
      long[] xs = x[q];
      long[] zs = z[q];
      boolean hasX = (xs[word] & bit) != 0;
      boolean hasZ = (zs[word] & bit) != 0;
      if (hasX || hasZ) {
        for (int w = 0; w < rows.length; w++) {
          multiply(hasX, hasZ, w, xs, zs, ones, twos);
          xs[w] ^= hasX ? rows[w] : 0;
          zs[w] ^= hasZ ? rows[w] : 0;
        }
      }
      xs[destabilizerWord] = hasX ? xs[destabilizerWord] | bit : xs[destabilizerWord] & ~bit;
      zs[destabilizerWord] = hasZ ? zs[destabilizerWord] | bit : zs[destabilizerWord] & ~bit;
      xs[word] &= ~bit;
      zs[word] = q == qubit ? zs[word] | bit : zs[word] & ~bit;
    }
    boolean negative = (sign[word] & bit) != 0;
    for (int w = 0; w < rows.length; w++) {
      sign[w] ^= rows[w] & (negative ? ~twos[w] : twos[w]);
    }
    sign[word] = outcome ? sign[word] | bit : sign[word] & ~bit;
    return outcome;
  }

  /** Adds to the rows' powers of i what the Pauli operator (hasX, hasZ) from the left brings. */
  private static void multiply(
      boolean hasX, boolean hasZ, int w, long[] xs, long[] zs, long[] ones, long[] twos) {
    long plus;
    long minus;
    if (hasX && hasZ) {
      plus = zs[w] & ~xs[w];
      minus = xs[w] & ~zs[w];
    } else if (hasX) {
      plus = zs[w] & xs[w];
      minus = zs[w] & ~xs[w];
    } else {
      plus = xs[w] & ~zs[w];
      minus = xs[w] & zs[w];
    }
    twos[w] ^= ones[w] & plus;
    ones[w] ^= plus;
    twos[w] ^= ~ones[w] & minus;
    ones[w] ^= minus;
  }

  /** The sign of Z on the qubit, as the product of the stabilizers that its destabilizers name. */
  private boolean fixedOutcome(int qubit) {
    long[] chosen = Arrays.copyOf(x[qubit], half);
    int exponent = 0;
    for (int w = 0; w < half; w++) {
      exponent += 2 * Long.bitCount(chosen[w] & sign[half + w]);
    }
    for (int q = 0; q < qubits; q++) {
      exponent += exponentOfProduct(chosen, x[q], z[q]);
    }
    return (exponent & 3) == 2;
  }

  /**
   * The power of i by which the product of the chosen rows at one qubit differs from its Pauli
   * operator. A row is i^(xz) X^x Z^z; bringing each X before the Z of the rows above it costs -1.
   */
  private int exponentOfProduct(long[] chosen, long[] xs, long[] zs) {
    int exponent = 0;
    long carriedZ = 0;
    int countX = 0;
    int countZ = 0;
    for (int w = 0; w < half; w++) {
      long xw = xs[half + w] & chosen[w];
      long zw = zs[half + w] & chosen[w];
      long before = (parityUpTo(zw) << 1) ^ carriedZ;
      exponent += Long.bitCount(xw & zw) + 2 * Long.bitCount(xw & before);
      countX += Long.bitCount(xw);
      countZ += Long.bitCount(zw);
      carriedZ = (countZ & 1) == 0 ? 0 : -1;
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
    for (int qubit = 0; qubit < qubits; qubit++) {
      Sha256.update(digest, x[qubit]);
      Sha256.update(digest, z[qubit]);
    }
    Sha256.update(digest, sign);
  }
}
