package org.laplace.simulators.statevector;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Run;
import org.laplace.simulators.Shots;

/** Circuits for tests, and what they measure. */
final class Circuits {
  private Circuits() {}

  /** One register c with a bit for each qubit. */
  static Circuit of(int qubits, List<? extends Operation> operations) {
    return new Circuit(
        qubits, List.of(new ClassicalRegister("c", qubits)), List.copyOf(operations));
  }

  static Circuit measured(int qubits, List<? extends Operation> operations) {
    var all = new ArrayList<Operation>(operations);
    for (int qubit = 0; qubit < qubits; qubit++) {
      all.add(new Measure(qubit, qubit));
    }
    return of(qubits, all);
  }

  static GateApplication gate(Gate gate, int... qubits) {
    return GateApplication.of(gate, new double[0], qubits);
  }

  static GateApplication turned(Gate gate, double angle, int... qubits) {
    return GateApplication.of(gate, new double[] {angle}, qubits);
  }

  static double[] parameters(Gate gate, Random random) {
    double[] parameters = new double[gate.parameters()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (2 * random.nextDouble() - 1) * 2 * Math.PI;
    }
    return parameters;
  }

  /** The first {@code count} numbers below {@code bound} of a random order. */
  static int[] distinct(int count, int bound, Random random) {
    return random.ints(0, bound).distinct().limit(count).toArray();
  }

  static Shots run(Circuit circuit, int shots, long seed) {
    var computation = StateVectorComputation.of(circuit, shots, seed);
    Outcome outcome = Run.of(computation, computation.cost().workUnits());
    return Shots.parse(assertInstanceOf(Outcome.Computed.class, outcome).resultBytes());
  }
}
