package org.laplace.circuits.transpile;

import java.util.List;
import org.laplace.circuits.Circuit;

/** What became of a circuit. */
public sealed interface TranspileResult {
  /**
   * A circuit on the physical qubits.
   *
   * @param circuit as many qubits as the target; the same registers, bits and variables
   * @param initialLayout physical qubit of each qubit of the original at its start
   * @param finalLayout physical qubit that each qubit of the original ends on
   * @param before the original's size
   * @param after the circuit's size
   */
  record Transpiled(
      Circuit circuit,
      List<Integer> initialLayout,
      List<Integer> finalLayout,
      CircuitStatistics before,
      CircuitStatistics after)
      implements TranspileResult {
    public Transpiled {
      initialLayout = List.copyOf(initialLayout);
      finalLayout = List.copyOf(finalLayout);
    }
  }

  /** Why there is none. */
  enum Reason {
    TOO_MANY_QUBITS,
    UNCONNECTED_TARGET,
    UNSUPPORTED_BASIS,
    COMPUTED_PARAMETER
  }

  /**
   * The circuit does not fit the target.
   *
   * @param text what is wrong, what was expected, what to do
   */
  record Refused(Reason reason, String text) implements TranspileResult {}
}
