package org.laplace.simulators.noise;

import java.util.List;

/**
 * A device as its maker describes it: what {@link NoiseModel#of} makes noise of.
 *
 * @param qubits by number
 * @param gates each gate on each choice of qubits that has an error
 */
public record NoisyDevice(List<Qubit> qubits, List<CalibratedGate> gates) {
  public NoisyDevice {
    qubits = List.copyOf(qubits);
    gates = List.copyOf(gates);
  }

  /**
   * One qubit.
   *
   * @param t1Seconds relaxation time; infinity for none
   * @param t2Seconds coherence time; what is above twice {@code t1Seconds} counts as that
   */
  public record Qubit(double t1Seconds, double t2Seconds, ReadoutError readout) {}

  /**
   * A gate on certain qubits.
   *
   * @param gate its OpenQASM name, for example {@code sx}; {@code reset} for a reset
   * @param qubits one or two, in the gate's order
   * @param averageError one minus the average gate fidelity, as randomised benchmarking gives it
   * @param seconds how long it takes
   */
  public record CalibratedGate(
      String gate, List<Integer> qubits, double averageError, double seconds) {
    public CalibratedGate {
      qubits = List.copyOf(qubits);
    }
  }
}
