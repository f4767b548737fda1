package org.laplace.simulators.stabilizer;

import org.laplace.circuits.GateApplication;
import org.laplace.simulators.shots.PriceList;

/** The price list of {@code stabilizer/1}. */
final class TableauPrices implements PriceList {
  private static final long FRAME_STEP = 16;

  private final long words;
  private final long qubits;

  TableauPrices(int qubits) {
    this.qubits = qubits;
    words = 2L * Tableau.words(qubits);
  }

  /** A gate on the tableau of a shot, which is recognised each time. */
  @Override
  public long of(GateApplication gate) {
    int steps = CliffordGates.stepsOf(gate).map(s -> s.size()).orElse(0);
    return STEP * 8 + steps * (STEP + words);
  }

  @Override
  public long ofMeasurement() {
    return STEP + 4 * qubits * words;
  }

  @Override
  public long ofCopy() {
    return qubits * words;
  }

  /** A step on the tableau that all shots refer to. */
  long of(CliffordStep step) {
    return switch (step.kind()) {
      case X, Y, Z, H, S, SDG, CX, CZ -> STEP / 4 + words;
      case MEASURE, RESET -> ofMeasurement();
    };
  }

  /** A step on the frames of a block of shots. */
  long ofFrames(CliffordStep step) {
    return switch (step.kind()) {
      case X, Y, Z -> 1;
      case H, S, SDG, CX, CZ -> FRAME_STEP;
      case MEASURE, RESET -> FRAME_STEP * PauliFrames.WORDS;
    };
  }

  /** Start and end of a block of shots. */
  long ofBlock(int bits) {
    return STEP + PauliFrames.WORDS * (FRAME_STEP * qubits + (long) Long.SIZE * bits);
  }
}
