package org.laplace.simulators.noise;

import java.util.Arrays;
import java.util.List;

/**
 * A Pauli operator by chance.
 *
 * @param qubits 1 or 2
 * @param probabilities of each operator but the identity: of one qubit X, Y, Z; of two those of the
 *     second qubit run fastest: IX, IY, IZ, XI, XX, ... ZZ
 */
public record PauliChannel(int qubits, List<Double> probabilities) implements Channel {
  /** Rounding that a sum of probabilities may carry. */
  private static final double ROUNDING = 1e-9;

  /**
   * The channel.
   *
   * @throws IllegalArgumentException unless these are 3 or 15 probabilities whose sum is at most 1
   */
  public PauliChannel {
    probabilities = List.copyOf(probabilities);
    if (qubits < 1 || qubits > 2 || probabilities.size() != (1 << (2 * qubits)) - 1) {
      throw new IllegalArgumentException(
          probabilities.size() + " probabilities; 3 for one qubit, 15 for two");
    }
    double sum = 0;
    for (double probability : probabilities) {
      Probabilities.check("a Pauli operator", probability);
      sum += probability;
    }
    if (sum > 1 + ROUNDING) {
      throw new IllegalArgumentException("the probabilities add up to " + sum + "; at most 1");
    }
  }

  /** X, Y and Z on one qubit, each with its probability. */
  public static PauliChannel of(double x, double y, double z) {
    return new PauliChannel(1, List.of(x, y, z));
  }

  /**
   * Replaces one or two qubits by the fully mixed state with a probability that may reach {@code
   * 4^qubits / (4^qubits - 1)}: each Pauli operator, the identity included, has {@code probability
   * / 4^qubits}.
   */
  public static PauliChannel depolarizing(int qubits, double probability) {
    int operators = 1 << (2 * qubits);
    Double[] each = new Double[operators - 1];
    Arrays.fill(each, probability / operators);
    return new PauliChannel(qubits, List.of(each));
  }

  /** The probability that anything happens. */
  public double total() {
    return probabilities.stream().mapToDouble(Double::doubleValue).sum();
  }

  @Override
  public boolean isIdentity() {
    return total() == 0;
  }

  @Override
  public double processFidelity() {
    return 1 - total();
  }
}
