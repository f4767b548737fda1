package org.laplace.circuits.transpile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;

/** Circuits of all gates of the table, and targets of all bases. */
final class RandomCircuits {
  private static final List<Gate> GATES = List.of(Gate.values());

  private RandomCircuits() {}

  /** Angles are multiples of pi/2 in every third, so that gates meet that cancel. */
  static Circuit circuit(long seed, int qubits, int gates, boolean measured) {
    var random = new Random(seed);
    boolean special = seed % 3 == 0;
    List<Operation> operations = new ArrayList<>();
    while (operations.size() < gates) {
      Gate gate = GATES.get(random.nextInt(GATES.size()));
      boolean isPlain = gate == Gate.H || gate == Gate.S || gate == Gate.CX || gate == Gate.CZ;
      if (gate.qubits() > qubits || (special && !isPlain && random.nextInt(8) > 0)) {
        continue;
      }
      int[] all = new int[qubits];
      for (int i = 0; i < qubits; i++) {
        int j = random.nextInt(i + 1);
        all[i] = all[j];
        all[j] = i;
      }
      double[] parameters = new double[gate.parameters()];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = special ? Math.PI / 2 * random.nextInt(-4, 5) : random.nextDouble(-7, 7);
      }
      operations.add(
          GateApplication.of(gate, parameters, java.util.Arrays.copyOf(all, gate.qubits())));
    }
    if (!measured) {
      return new Circuit(qubits, List.of(), operations);
    }
    for (int qubit = 0; qubit < qubits; qubit++) {
      operations.add(new Measure(qubit, qubits - 1 - qubit));
    }
    return new Circuit(qubits, List.of(new ClassicalRegister("c", qubits)), operations);
  }

  static List<Target> targets() {
    return List.of(
        Targets.line(6),
        Targets.grid(2, 4),
        Targets.full(6),
        target("ecr", Gate.ECR, Gate.RZ, Gate.SX, Gate.X),
        target("cx", Gate.CX, Gate.U),
        target("rzz", Gate.RZZ, Gate.RZ, Gate.RX),
        target("cx, ry", Gate.CX, Gate.RZ, Gate.RY),
        fractional());
  }

  /** A ring with a chord, each gate in one direction. */
  private static Target target(String name, Gate entangler, Gate... rotations) {
    var builder = Target.named(name, 6).onAll(1e-4, 3e-8, rotations);
    int[][] edges = {{0, 1}, {2, 1}, {2, 3}, {4, 3}, {4, 5}, {5, 0}, {1, 4}};
    for (int[] edge : edges) {
      builder.with(entangler, 0.01 * (1 + edge[0]), 7e-8, edge[0], edge[1]);
    }
    return builder.build();
  }

  private static Target fractional() {
    var builder =
        Target.named("fractional", 6).onAll(1e-4, 3e-8, Gate.RZ, Gate.SX, Gate.X, Gate.RX);
    for (int qubit = 0; qubit < 5; qubit++) {
      builder.with(Gate.CZ, 0.004, 7e-8, qubit, qubit + 1);
      builder.with(Gate.RZZ, 0.005, 7e-8, qubit, qubit + 1);
    }
    return builder.build();
  }
}
