package org.laplace.simulators.statevector;

import org.laplace.circuits.GateApplication;
import org.laplace.simulators.shots.PriceList;

/** Work units of what branches do, gate by gate, and of expectation values. */
final class WorkUnits implements PriceList {
  private static final long MATRIX_ENTRY = 4;

  /** Parting the shots of a branch, besides what its amplitudes take. */
  private static final long BRANCH = 128 * STEP;

  private final long amplitudes;

  WorkUnits(int qubits) {
    amplitudes = 1L << qubits;
  }

  /** Every amplitude that the controls allow, times half the kernel's dimension. */
  @Override
  public long of(GateApplication gate) {
    int targets = gate.kernel().qubits();
    long touched = (amplitudes >> gate.controls()) << Math.max(0, targets - 1);
    return STEP + (MATRIX_ENTRY << (2 * targets)) + touched;
  }

  @Override
  public long ofMeasurement() {
    return BRANCH + 4 * amplitudes;
  }

  /** The expectation value of one Pauli product. */
  long ofPauliTerm() {
    return STEP + 2 * amplitudes;
  }

  /** The probabilities from which a branch's shots are drawn at its end. */
  long ofEnding() {
    return BRANCH + amplitudes;
  }

  /** A shot has no state of its own; what it takes is the drawing of its outcomes. */
  @Override
  public long ofCopy() {
    return 4 * STEP;
  }
}
