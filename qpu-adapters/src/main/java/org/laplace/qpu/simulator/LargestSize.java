package org.laplace.qpu.simulator;

import java.util.Map;
import org.laplace.simulators.Engine;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.SimulatorLimits;

/**
 * The largest job that fits a run's memory, by the engine's own word on its cost. A bid above that
 * would only earn jobs to hand back.
 */
final class LargestSize {
  private LargestSize() {}

  /** Qubits, bodies or points of a grid; 0 if not even the smallest job fits. */
  static int of(Engine engine, long memoryBytes) {
    return switch (engine.jobClass()) {
      case CIRCUIT -> ofCircuits(engine, memoryBytes);
      // A body takes so little that the engine's own limit counts.
      case PARTICLES -> SimulatorLimits.bodiesMax;
      case WAVE_PACKET -> ofWavePackets(engine, memoryBytes);
    };
  }

  private static int ofCircuits(Engine engine, long memoryBytes) {
    int fits = 0;
    int tooLarge = SimulatorLimits.circuitBitsMax;
    while (tooLarge - fits > 1) {
      int qubits = (fits + tooLarge) >>> 1;
      if (fits(engine, qubits, memoryBytes)) {
        fits = qubits;
      } else {
        tooLarge = qubits;
      }
    }
    return fits;
  }

  private static int ofWavePackets(Engine engine, long memoryBytes) {
    int points = SimulatorLimits.gridPointsMax;
    while (points >= SimulatorLimits.axisPointsMin * SimulatorLimits.axisPointsMin) {
      int rows = Integer.highestOneBit((int) Math.sqrt(points));
      if (holds(engine, rows, points / rows, memoryBytes)) {
        return points;
      }
      points /= 2;
    }
    return 0;
  }

  private static boolean holds(Engine engine, int rows, int columns, long memoryBytes) {
    String source =
        """
        {"units": "natural", "mass": 1, "potential": 0, "dt": 1, "steps": 1,
         "grid": [{"from": 0, "to": 1, "points": %d}, {"from": 0, "to": 1, "points": %d}],
         "packets": [{"centre": 0.5, "width": 0.25}]}
        """
            .formatted(rows, columns);
    return switch (engine.prepare(Program.wavePacket(engine.id(), source))) {
      case Preparation.Ready(var computation) -> computation.cost().memoryBytes() <= memoryBytes;
      case Preparation.Refused _ -> false;
    };
  }

  private static boolean fits(Engine engine, int qubits, long memoryBytes) {
    String source = "OPENQASM 3; qubit[" + qubits + "] q; bit c; c = measure q[0];";
    return switch (engine.prepare(Program.circuit(engine.id(), source, 1, 0, Map.of()))) {
      case Preparation.Ready(var computation) -> computation.cost().memoryBytes() <= memoryBytes;
      case Preparation.Refused _ -> false;
    };
  }
}
