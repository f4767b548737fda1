package org.laplace.simulators.statevector;

import org.laplace.circuits.GateApplication;

/** The price list of {@code statevector/0}: work units of each thing that a run does. */
final class WorkUnits {
  /** Any step, however little it does. */
  static final long STEP = 64;

  private static final long MATRIX_ENTRY = 4;

  private final long amplitudes;

  WorkUnits(int qubits) {
    amplitudes = 1L << qubits;
  }

  /** Every amplitude that the controls allow, times half the kernel's dimension. */
  long of(GateApplication gate) {
    int targets = gate.kernel().qubits();
    long touched = (amplitudes >> gate.controls()) << Math.max(0, targets - 1);
    return STEP + (MATRIX_ENTRY << (2 * targets)) + touched;
  }

  /** A measurement or a reset within a shot. */
  long ofMeasurement() {
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

  /** Start and end of a shot that is run, and all its steps of classical control. */
  long ofTrajectory(long memory, long controlSteps) {
    return Math.addExact(memory + amplitudes, Math.multiplyExact(STEP, controlSteps));
  }
}
