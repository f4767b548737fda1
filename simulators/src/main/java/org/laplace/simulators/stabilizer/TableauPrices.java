package org.laplace.simulators.stabilizer;

import org.laplace.circuits.GateApplication;
import org.laplace.simulators.shots.PriceList;
import org.laplace.simulators.stabilizer.CliffordStep.Kind;

/** The price list of {@code stabilizer/1}. */
final class TableauPrices implements PriceList {
  /** Any step of a shot's control, beside what it does to the tableau. */
  private static final long CONTROL = 24;

  /** A gate on one block of shots as frames. */
  private static final long FRAMES_GATE = 22;

  /** A row of random bits of a block of shots. */
  private static final long FRAMES_RANDOM = 128;

  private final CliffordTable table;
  private final long words;
  private final long qubits;
  private final long pairs;

  /** For steps alone. */
  TableauPrices(int qubits) {
    this(qubits, CliffordTable.EMPTY, 0);
  }

  /**
   * For shots that are run one by one.
   *
   * @param pairs steps on two qubits in the whole circuit
   */
  TableauPrices(int qubits, CliffordTable table, long pairs) {
    this.qubits = qubits;
    this.table = table;
    this.pairs = pairs;
    words = 2L * Tableau.words(qubits);
  }

  /** A gate on the tableau of a shot. */
  @Override
  public long of(GateApplication gate) {
    return ofGates(table.stepsOf(gate).size());
  }

  /** So many steps that are gates. */
  long ofGates(long count) {
    return count * (16 + words / 2);
  }

  @Override
  public long ofMeasurement() {
    return ofMeasurement(pairs);
  }

  /**
   * A measurement after so many steps on two qubits: a look at each column, and work on those on
   * which a stabilizer acts. That grows as the qubits are entangled, fourfold for each layer.
   */
  long ofMeasurement(long pairsBefore) {
    long layers = Math.min(2 * pairsBefore / Math.max(1, qubits), 8);
    return STEP + 6 * qubits + words * Math.min(qubits, 1L << (2 * layers));
  }

  @Override
  public long ofCopy() {
    return STEP + qubits * words;
  }

  @Override
  public long ofShot(long memoryBits, long controlSteps) {
    return Math.addExact(memoryBits + ofCopy(), Math.multiplyExact(CONTROL, controlSteps));
  }

  /** The reference shot. */
  long ofReference(Steps steps) {
    long units = 0;
    long pairsBefore = 0;
    for (int step = 0; step < steps.size(); step++) {
      Kind kind = steps.kind(step);
      units = Math.addExact(units, kind.isGate() ? ofGates(1) : ofMeasurement(pairsBefore));
      pairsBefore += kind.qubits() == 2 ? 1 : 0;
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
