package org.laplace.simulators.stabilizer;

import org.laplace.circuits.GateApplication;
import org.laplace.simulators.shots.PriceList;

/** The price list of {@code stabilizer/1}. */
final class TableauPrices implements PriceList {
  /** A gate on one block of shots as frames. */
  private static final long FRAMES_GATE = 16;

  /** A row of random bits of a block of shots. */
  private static final long FRAMES_RANDOM = 128;

  private final CliffordTable table;
  private final long words;
  private final long qubits;

  /** For steps alone. */
  TableauPrices(int qubits) {
    this(qubits, CliffordTable.EMPTY);
  }

  /** For the gates of a circuit. */
  TableauPrices(int qubits, CliffordTable table) {
    this.qubits = qubits;
    this.table = table;
    words = 2L * Tableau.words(qubits);
  }

  /** A gate on the tableau of a shot. */
  @Override
  public long of(GateApplication gate) {
    return STEP + ofGates(table.stepsOf(gate).size());
  }

  /** So many steps that are gates. */
  long ofGates(long count) {
    return count * (16 + words / 2);
  }

  @Override
  public long ofMeasurement() {
    return STEP + qubits * (8 + words / 2);
  }

  @Override
  public long ofCopy() {
    return STEP + qubits * words / 4;
  }

  /** The reference shot. */
  long ofReference(Steps steps) {
    long units = 0;
    for (int step = 0; step < steps.size(); step++) {
      long each = steps.kind(step).isGate() ? ofGates(1) : ofMeasurement();
      units = Math.addExact(units, each);
    }
    return units;
  }

  /** A block of shots as frames. */
  long ofBlock(Steps steps, int bits) {
    long units = STEP + qubits * FRAMES_RANDOM + FRAMES_GATE * bits;
    for (int step = 0; step < steps.size(); step++) {
      units += steps.kind(step).isGate() ? FRAMES_GATE : FRAMES_RANDOM;
    }
    return units;
  }
}
