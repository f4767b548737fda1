package org.laplace.simulators.stabilizer;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.stabilizer.CliffordStep.Kind;

/** Collects a {@link FrameProgram}: what is called first happens first. */
public final class FrameProgramBuilder {
  private final int qubits;
  private final FrameProgram.Items items = new FrameProgram.Items();
  private int rows;

  FrameProgramBuilder(int qubits) {
    if (qubits < 1 || qubits > SimulatorLimits.stabilizerQubitsMax) {
      throw new IllegalArgumentException(
          qubits + " qubits; 1 to " + SimulatorLimits.stabilizerQubitsMax + " are possible");
    }
    this.qubits = qubits;
  }

  /** Applies a gate; false, and nothing happens, if it is not recognised as Clifford. */
  public boolean gate(GateApplication gate) {
    Optional<List<CliffordStep>> steps = CliffordGates.stepsOf(gate);
    steps.ifPresent(items::addAll);
    return steps.isPresent();
  }

  /** Measures Z of a qubit; returns the number of the bit. */
  public int measure(int qubit) {
    items.add(Kind.MEASURE, checked(qubit), rows);
    return rows++;
  }

  /** Sets a qubit to |0>. */
  public void reset(int qubit) {
    items.add(Kind.RESET, checked(qubit), 0);
  }

  /** Flips a measured bit with a probability. */
  public void measurementFlip(double probability, int bit) {
    if (bit < 0 || bit >= rows) {
      throw new IllegalArgumentException("bit " + bit + " of " + rows + " measured so far");
    }
    check(List.of(probability));
    items.add(new FrameItem.RowNoise(probability, bit, 1));
  }

  /** X on each of the qubits, with a probability each. */
  public void xError(double probability, int... on) {
    pauliChannel1(probability, 0, 0, on);
  }

  /** Y on each of the qubits, with a probability each. */
  public void yError(double probability, int... on) {
    pauliChannel1(0, probability, 0, on);
  }

  /** Z on each of the qubits, with a probability each. */
  public void zError(double probability, int... on) {
    pauliChannel1(0, 0, probability, on);
  }

  /** X, Y or Z on each of the qubits, each a third of the probability. */
  public void depolarize1(double probability, int... on) {
    pauliChannel1(probability / 3, probability / 3, probability / 3, on);
  }

  /** One of the 15 Pauli operators but the identity on each pair, each as likely. */
  public void depolarize2(double probability, int... pairs) {
    pauliChannel2(Collections.nCopies(15, probability / 15), pairs);
  }

  /** X, Y or Z on each of the qubits, each with its probability. */
  public void pauliChannel1(double x, double y, double z, int... on) {
    noise(List.of(x, y, z), on);
  }

  /**
   * One of the Pauli operators but the identity on each pair.
   *
   * @param probabilities of IX, IY, IZ, XI, XX, ... ZZ
   * @param pairs one pair after the other
   */
  public void pauliChannel2(List<Double> probabilities, int... pairs) {
    if (probabilities.size() != 15 || pairs.length % 2 != 0) {
      throw new IllegalArgumentException("15 probabilities and pairs of qubits were expected");
    }
    noise(probabilities, pairs);
  }

  /** The program so far. */
  public FrameProgram build() {
    return new FrameProgram(qubits, rows, 0, 0, items.list());
  }

  private void noise(List<Double> probabilities, int[] on) {
    check(probabilities);
    for (int qubit : on) {
      checked(qubit);
    }
    items.add(new FrameItem.Noise(new PauliNoise(probabilities, on)));
  }

  private int checked(int qubit) {
    if (qubit < 0 || qubit >= qubits) {
      throw new IllegalArgumentException("qubit " + qubit + " of " + qubits);
    }
    return qubit;
  }

  private static void check(List<Double> probabilities) {
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability;
      if (!(probability >= 0 && sum <= 1 + 1e-9)) {
        throw new IllegalArgumentException("no probabilities: " + probabilities);
      }
    }
  }
}
