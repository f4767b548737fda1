package org.laplace.circuits.transpile;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.Gate;

/**
 * A device as far as circuits must fit it.
 *
 * <pre>{@code
 * var target =
 *     Target.named("line", 3)
 *         .onAll(1e-4, 3e-8, Gate.RZ, Gate.SX, Gate.X)
 *         .with(Gate.CZ, 5e-3, 7e-8, 0, 1)
 *         .with(Gate.CZ, 4e-3, 7e-8, 1, 2)
 *         .build();
 * }</pre>
 *
 * @param name for people
 * @param qubits physical qubits, numbered from 0
 * @param gates what the device can do, and where
 * @param readoutErrors probability that a measurement of each qubit is wrong; 0 where not known
 */
public record Target(String name, int qubits, List<NativeGate> gates, List<Double> readoutErrors) {
  public Target {
    gates = List.copyOf(gates);
    readoutErrors = List.copyOf(readoutErrors);
    if (qubits < 1 || qubits > TranspilerLimits.targetQubitsMax) {
      throw new IllegalArgumentException(
          "a target has 1 to " + TranspilerLimits.targetQubitsMax + " qubits, not " + qubits);
    }
    if (readoutErrors.size() != qubits) {
      throw new IllegalArgumentException(
          qubits + " qubits, but " + readoutErrors.size() + " readout errors");
    }
    for (NativeGate gate : gates) {
      for (int qubit : gate.qubits()) {
        if (qubit < 0 || qubit >= qubits) {
          throw new IllegalArgumentException(gate + " is not on qubits 0 to " + (qubits - 1));
        }
      }
    }
  }

  /** A target to describe gate by gate. */
  public static Builder named(String name, int qubits) {
    return new Builder(name, qubits);
  }

  /** Collects the gates of a target. */
  public static final class Builder {
    private final String name;
    private final int qubits;
    private final List<NativeGate> gates = new ArrayList<>();
    private final List<Double> readoutErrors = new ArrayList<>();

    private Builder(String name, int qubits) {
      this.name = name;
      this.qubits = qubits;
      for (int qubit = 0; qubit < qubits; qubit++) {
        readoutErrors.add(0.0);
      }
    }

    /** A gate on certain qubits. */
    public Builder with(Gate gate, double error, double seconds, Integer... where) {
      gates.add(new NativeGate(gate, List.of(where), error, seconds));
      return this;
    }

    /** Gates of one qubit on all of them. */
    public Builder onAll(double error, double seconds, Gate... ones) {
      for (Gate gate : ones) {
        for (int qubit = 0; qubit < qubits; qubit++) {
          with(gate, error, seconds, qubit);
        }
      }
      return this;
    }

    /** The probability that a measurement of the qubit is wrong. */
    public Builder readout(int qubit, double error) {
      readoutErrors.set(qubit, error);
      return this;
    }

    /** The target. */
    public Target build() {
      return new Target(name, qubits, gates, readoutErrors);
    }
  }
}
