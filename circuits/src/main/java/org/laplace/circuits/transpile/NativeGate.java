package org.laplace.circuits.transpile;

import java.util.List;
import org.laplace.circuits.Gate;

/**
 * A gate that a device has on certain qubits.
 *
 * @param gate of the table; rzz with an angle in [0, pi/2] only, as fractional gates are
 * @param qubits physical qubits in the gate's order; one or two
 * @param error probability that the gate fails, in [0, 1]; 0 where not known
 * @param seconds how long it takes; 0 where not known
 */
public record NativeGate(Gate gate, List<Integer> qubits, double error, double seconds) {
  public NativeGate {
    qubits = List.copyOf(qubits);
    if (qubits.size() != gate.qubits() || qubits.isEmpty() || qubits.size() > 2) {
      throw new IllegalArgumentException(
          "a native gate is on one or two qubits: " + gate + " on " + qubits);
    }
    if (!(error >= 0 && error <= 1) || !(seconds >= 0)) {
      throw new IllegalArgumentException(
          gate + " on " + qubits + " has error " + error + " and takes " + seconds + " s");
    }
  }
}
