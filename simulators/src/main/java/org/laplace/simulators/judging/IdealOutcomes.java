package org.laplace.simulators.judging;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Shots;
import org.laplace.simulators.Workers;
import org.laplace.simulators.shots.Shape;
import org.laplace.simulators.statevector.FinalState;

/**
 * The probability of every outcome of a circuit without noise, over the bits that it measures. Sums
 * go over ascending indices, so that every machine has the same bits.
 */
final class IdealOutcomes {
  /** The qubit of each bit of a result; -1 for bits that stay 0. */
  private final List<Integer> qubitOfBit;

  /** By outcome: bit j of the index is the measured qubit that is the j-th in ascending order. */
  private final double[] probabilities;

  /** For each qubit its place in the index of an outcome, or -1. */
  private final int[] placeOfQubit;

  private IdealOutcomes(List<Integer> qubitOfBit, double[] probabilities, int[] placeOfQubit) {
    this.qubitOfBit = qubitOfBit;
    this.probabilities = probabilities;
    this.placeOfQubit = placeOfQubit;
  }

  /**
   * Simulates the circuit.
   *
   * @param shape its gates, and which qubit each bit holds; no qubit is held by two bits
   * @return empty if a gate's matrix is not finite
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  static Optional<IdealOutcomes> of(
      Circuit circuit, Shape.Sampled shape, Workers workers, Cancellation cancellation) {
    List<Integer> qubitOfBit = shape.qubitOfBit().subList(0, circuit.bits());
    int[] places = new int[circuit.qubits()];
    Arrays.fill(places, -1);
    for (int qubit : qubitOfBit) {
      if (qubit >= 0) {
        places[qubit] = 0;
      }
    }
    int measured = 0;
    for (int qubit = 0; qubit < places.length; qubit++) {
      if (places[qubit] == 0) {
        places[qubit] = measured++;
      }
    }
    double[] outcomes = new double[1 << measured];
    var gates = new Circuit(circuit.qubits(), List.of(), List.copyOf(shape.gates()));
    FinalState state;
    try {
      state = FinalState.of(gates, workers, cancellation);
    } catch (IllegalArgumentException matrixIsNotFinite) {
      return Optional.empty();
    }
    long length = 1L << circuit.qubits();
    for (int index = 0; index < length; index++) {
      outcomes[outcomeOf(index, places)] += state.probability(index);
    }
    return Optional.of(new IdealOutcomes(qubitOfBit, outcomes, places));
  }

  private static int outcomeOf(int index, int[] places) {
    int outcome = 0;
    for (int qubit = 0; qubit < places.length; qubit++) {
      if (places[qubit] >= 0 && ((index >> qubit) & 1) != 0) {
        outcome |= 1 << places[qubit];
      }
    }
    return outcome;
  }

  /** How many outcomes there are: 2 to the number of measured qubits. */
  int count() {
    return probabilities.length;
  }

  /** The probability of an outcome. */
  double probability(int outcome) {
    return probabilities[outcome];
  }

  /** The outcome of a shot; -1 if a bit is set that the circuit leaves 0. */
  int outcomeOf(Shots shots, int shot) {
    int outcome = 0;
    for (int bit = 0; bit < qubitOfBit.size(); bit++) {
      if (shots.bit(shot, bit)) {
        int qubit = qubitOfBit.get(bit);
        if (qubit < 0) {
          return -1;
        }
        outcome |= 1 << placeOfQubit[qubit];
      }
    }
    return outcome;
  }

  /** The sum over all outcomes of a power of their probabilities, with a share of uniform noise. */
  double powerSum(int power, double fidelity) {
    double uniform = (1 - fidelity) / probabilities.length;
    double sum = 0;
    for (double ideal : probabilities) {
      double probability = fidelity * ideal + uniform;
      double term = probability;
      for (int k = 1; k < power; k++) {
        term *= probability;
      }
      sum += term;
    }
    return sum;
  }
}
