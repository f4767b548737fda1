package org.laplace.simulators.statevector;

import org.laplace.circuits.GateApplication;
import org.laplace.simulators.shots.PriceList;

/** The price list of {@code statevector/0}: work units of each thing that a run does. */
final class WorkUnits implements PriceList {
  private static final long MATRIX_ENTRY = 4;

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
    return STEP + 4 * amplitudes;
  }

  /** Summing up the probabilities before the shots are drawn. */
  long ofSampler() {
    return STEP + amplitudes;
  }

  /** One drawn shot. */
  long ofSample(int bits) {
    return STEP + bits + Math.min(amplitudes, OrderedSum.CHUNK) / 2;
  }

  /** The expectation value of one Pauli product. */
  long ofPauliTerm() {
    return STEP + 2 * amplitudes;
  }

  @Override
  public long ofCopy() {
    return amplitudes;
  }
}
