package org.laplace.qpu.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well a device works, as it was measured last.
 *
 * @param updated when, ISO 8601 as the vendor writes it
 * @param qubits one for each qubit, in their order
 * @param gates what is known of gates, by gate and qubits
 */
public record Calibration(String updated, List<QubitFigures> qubits, Map<Site, GateFigures> gates) {
  public Calibration {
    qubits = List.copyOf(qubits);
    gates = Map.copyOf(gates);
  }

  /**
   * One qubit. NaN where the vendor says nothing.
   *
   * @param t1Seconds relaxation time
   * @param t2Seconds dephasing time
   * @param readoutError probability of a wrong outcome, both ways averaged
   * @param readZeroOfOne probability of reading 0 from |1>
   * @param readOneOfZero probability of reading 1 from |0>
   * @param readoutSeconds length of a measurement
   */
  public record QubitFigures(
      double t1Seconds,
      double t2Seconds,
      double readoutError,
      double readZeroOfOne,
      double readOneOfZero,
      double readoutSeconds) {}

  /** A gate on certain qubits, in their order. */
  public record Site(String gate, List<Integer> qubits) {
    public Site {
      qubits = List.copyOf(qubits);
    }
  }

  /**
   * One gate on its qubits.
   *
   * @param error average infidelity; NaN if unknown, 1 for a gate that is out of order
   * @param seconds its length; NaN if unknown
   */
  public record GateFigures(double error, double seconds) {}

  /** What is known of a gate there. */
  public Optional<GateFigures> of(String gate, List<Integer> on) {
    return Optional.ofNullable(gates.get(new Site(gate, on)));
  }
}
