package org.laplace.simulators.stabilizer;

import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.SourcePlaces;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.shots.CircuitEngine;

/** {@code stabilizer/1}: Clifford circuits of thousands of qubits. */
public final class StabilizerEngine extends CircuitEngine {
  /** {@code stabilizer/1}. */
  public static final EngineId ID = new EngineId("stabilizer", 1);

  /** The engine. */
  public StabilizerEngine() {
    super(ID, SimulatorLimits.stabilizerQubitsMax);
  }

  /** Whether every gate of a circuit is one that this engine takes. */
  public static boolean isClifford(Circuit circuit) {
    return CliffordProgram.firstOther(circuit).isEmpty();
  }

  @Override
  protected Optional<Diagnostic> check(Circuit circuit) {
    return CliffordProgram.firstOther(circuit).map(StabilizerEngine::refusal);
  }

  private static Diagnostic refusal(CliffordProgram.Other other) {
    return new Diagnostic(
        "NOT_CLIFFORD",
        other.place().map(SourcePlaces.Place::line).orElse(0),
        other.place().map(SourcePlaces.Place::column).orElse(0),
        other.gate()
            + " is not a Clifford gate, which "
            + ID
            + " needs; use a state-vector engine");
  }

  @Override
  protected Computation computation(Circuit circuit, int shots, long seed) {
    return StabilizerComputation.of(circuit, shots, seed);
  }
}
