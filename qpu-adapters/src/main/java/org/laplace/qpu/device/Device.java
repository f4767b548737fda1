package org.laplace.qpu.device;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A quantum computer as programs see it.
 *
 * @param name as clients ask for it, for example {@code ibm_torino}
 * @param version of its description
 * @param qubits number of qubits
 * @param gates for each gate the lists of qubits that it acts on, in that order; an empty set for a
 *     gate that acts on any
 * @param instructions what else it takes: {@code measure}, {@code reset}, {@code delay}, {@code
 *     if_else} and other control flow
 * @param shotsMax the most shots of one circuit
 * @param calibration the last one
 */
public record Device(
    String name,
    String version,
    int qubits,
    Map<String, Set<List<Integer>>> gates,
    Set<String> instructions,
    int shotsMax,
    Calibration calibration) {
  public Device {
    gates = Map.copyOf(gates);
    instructions = Set.copyOf(instructions);
  }

  /** Whether the device has the gate on these qubits, in this order. */
  public boolean supports(String gate, List<Integer> on) {
    Set<List<Integer>> sites = gates.get(gate);
    return sites != null && (sites.isEmpty() || sites.contains(on));
  }
}
