package org.laplace.circuits;

import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;

/** The slow and obvious way to run a circuit, over all outcomes of its measurements. */
public final class ReferenceSimulator {
  private static final double NEGLIGIBLE = 1e-12;

  private final TreeMap<String, Double> distribution = new TreeMap<>();
  private final int qubits;

  private ReferenceSimulator(int qubits) {
    this.qubits = qubits;
  }

  /** The matrix of a circuit of gates alone. */
  public static DenseMatrix unitary(Circuit circuit) {
    var gates = new ArrayList<GateApplication>();
    for (Operation operation : circuit.operations()) {
      switch (operation) {
        case GateApplication gate -> gates.add(gate);
        case Barrier b -> {}
        default -> throw new IllegalArgumentException("not a gate: " + operation);
      }
    }
    return DenseMatrix.of(circuit.qubits(), gates);
  }

  /** The probability of each result, without spaces between registers. */
  public static SortedMap<String, Double> distribution(Circuit circuit) {
    var simulator = new ReferenceSimulator(circuit.qubits());
    var state = new double[2][1 << circuit.qubits()];
    state[0][0] = 1;
    simulator.run(new Controller(circuit, 100_000), state, 1);
    return simulator.distribution;
  }

  private void run(Controller controller, double[][] state, double probability) {
    for (var step = controller.next(); step != null; step = controller.next()) {
      switch (step) {
        case GateApplication gate -> state = apply(gate, state);
        case Barrier b -> {}
        case Measure measure -> {
          branch(controller, state, probability, measure.qubit(), measure.bit());
          return;
        }
        case Reset reset -> {
          branch(controller, state, probability, reset.qubit(), -1);
          return;
        }
      }
    }
    if (!(controller.end() instanceof ShotEnd.Finished)) {
      throw new IllegalStateException(controller.end().toString());
    }
    distribution.merge(controller.bitString().replace(" ", ""), probability, Double::sum);
  }

  private void branch(
      Controller controller, double[][] state, double probability, int qubit, int bit) {
    for (int outcome = 0; outcome < 2; outcome++) {
      var projected = new double[2][state[0].length];
      double weight = 0;
      for (int i = 0; i < state[0].length; i++) {
        if ((i >> qubit & 1) == outcome) {
          int to = bit < 0 ? i & ~(1 << qubit) : i;
          projected[0][to] = state[0][i];
          projected[1][to] = state[1][i];
          weight += state[0][i] * state[0][i] + state[1][i] * state[1][i];
        }
      }
      if (weight * probability < NEGLIGIBLE) {
        continue;
      }
      double norm = Math.sqrt(weight);
      for (double[] part : projected) {
        for (int i = 0; i < part.length; i++) {
          part[i] /= norm;
        }
      }
      Controller next = controller.fork();
      if (bit >= 0) {
        next.record(bit, outcome == 1);
      }
      run(next, projected, probability * weight);
    }
  }

  private double[][] apply(GateApplication gate, double[][] state) {
    UnitaryMatrix matrix = gate.matrix();
    var result = new double[2][1 << qubits];
    for (int row = 0; row < result[0].length; row++) {
      int local = 0;
      for (int k = 0; k < gate.qubits(); k++) {
        local |= (row >> gate.qubit(k) & 1) << k;
      }
      for (int column = 0; column < matrix.dimension(); column++) {
        int from = row;
        for (int k = 0; k < gate.qubits(); k++) {
          int mask = 1 << gate.qubit(k);
          from = (column >> k & 1) == 0 ? from & ~mask : from | mask;
        }
        double re = matrix.re(local, column);
        double im = matrix.im(local, column);
        result[0][row] += re * state[0][from] - im * state[1][from];
        result[1][row] += re * state[1][from] + im * state[0][from];
      }
    }
    return result;
  }

  /** Half of the sum of absolute differences. */
  public static double distance(SortedMap<String, Double> a, SortedMap<String, Double> b) {
    var keys = new java.util.TreeSet<>(a.keySet());
    keys.addAll(b.keySet());
    double sum = 0;
    for (String key : keys) {
      sum += Math.abs(a.getOrDefault(key, 0.0) - b.getOrDefault(key, 0.0));
    }
    return sum / 2;
  }
}
