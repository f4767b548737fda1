package org.laplace.simulators.statevector;

import org.laplace.simulators.Workers;

/** The 2^n amplitudes of n qubits; qubit k is bit k of an index. */
final class StateVector implements AmplitudeChunks {
  /** Bytes of an amplitude: two doubles. */
  static final long BYTES_PER_AMPLITUDE = 2 * Double.BYTES;

  final int qubits;
  final double[] re;
  final double[] im;

  private StateVector(int qubits, double[] re, double[] im) {
    this.qubits = qubits;
    this.re = re;
    this.im = im;
  }

  /** All amplitudes 0; the JVM clears the two arrays on two threads. */
  static StateVector zero(int qubits, Workers workers) {
    double[][] parts = new double[2][];
    workers.run(2, part -> parts[part] = new double[1 << qubits]);
    return new StateVector(qubits, parts[0], parts[1]);
  }

  /** All qubits in |0>. */
  static StateVector ground(int qubits) {
    StateVector state = zero(qubits, Workers.SEQUENTIAL);
    state.re[0] = 1;
    return state;
  }

  /** Takes over another state of as many qubits. */
  void set(StateVector other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
  }

  @Override
  public int qubits() {
    return qubits;
  }

  @Override
  public boolean isZero(int chunk) {
    return false;
  }

  @Override
  public double[] re(int chunk) {
    return re;
  }

  @Override
  public double[] im(int chunk) {
    return im;
  }

  @Override
  public int start(int chunk) {
    return chunk * SummationTree.CHUNK;
  }
}
