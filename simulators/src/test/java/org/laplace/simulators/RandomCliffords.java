package org.laplace.simulators;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;

/** Clifford circuits with measurements and resets in between. */
public final class RandomCliffords {
  private static final List<Gate> ANGLED = List.of(Gate.RX, Gate.RY, Gate.RZ, Gate.P);

  private RandomCliffords() {}

  /** As many operations on as many qubits, then all measured; one bit for each qubit. */
  public static List<Operation> operations(int qubits, int count, Random random) {
    List<Gate> fixed =
        List.of(Gate.values()).stream()
            .filter(gate -> gate.isClifford() && gate.parameters() == 0 && gate.qubits() <= qubits)
            .toList();
    var operations = new ArrayList<Operation>();
    for (int i = 0; i < count; i++) {
      int qubit = random.nextInt(qubits);
      switch (random.nextInt(10)) {
        case 0 -> operations.add(new Measure(qubit, random.nextInt(qubits)));
        case 1 -> operations.add(new Reset(qubit));
        case 2 ->
            operations.add(
                GateApplication.of(
                    ANGLED.get(random.nextInt(ANGLED.size())),
                    new double[] {random.nextInt(-4, 5) * Math.PI / 2},
                    qubit));
        default -> {
          Gate gate = fixed.get(random.nextInt(fixed.size()));
          operations.add(
              GateApplication.of(
                  gate,
                  new double[0],
                  random.ints(0, qubits).distinct().limit(gate.qubits()).toArray()));
        }
      }
    }
    for (int qubit = 0; qubit < qubits; qubit++) {
      operations.add(new Measure(qubit, qubit));
    }
    return operations;
  }

  public static Circuit circuit(int qubits, List<Operation> operations) {
    return new Circuit(qubits, List.of(new ClassicalRegister("c", qubits)), operations);
  }

  /** The same with X on a qubit wherever an earlier outcome was 1, so that shots run one by one. */
  public static Circuit withFeedForward(int qubits, List<Operation> operations, Random random) {
    var all = new ArrayList<Operation>();
    for (Operation operation : operations) {
      all.add(operation);
      if (operation instanceof Measure measure) {
        var condition =
            new Expression.Binary(
                Operator.EQUAL,
                new Expression.BitsRead(List.of(measure.bit())),
                new Expression.Constant(Value.Whole.of(1)));
        var flip =
            GateApplication.of(
                random.nextBoolean() ? Gate.X : Gate.H, new double[0], random.nextInt(qubits));
        all.add(new ControlOperation.If(condition, List.of(flip), List.of()));
      }
    }
    for (int qubit = 0; qubit < qubits; qubit++) {
      all.add(new Measure(qubit, qubit));
    }
    return circuit(qubits, all);
  }
}
