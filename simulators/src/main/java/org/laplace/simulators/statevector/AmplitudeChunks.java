package org.laplace.simulators.statevector;

import java.security.MessageDigest;
import org.laplace.simulators.Sha256;

/** Amplitudes in chunks of {@link SummationTree#CHUNK}, or one chunk that is smaller. */
interface AmplitudeChunks {
  /** Number of qubits. */
  int qubits();

  /** True only if all amplitudes of a chunk are known to be 0. */
  boolean isZero(int chunk);

  /** An array that holds the real parts of a chunk that is not known to be 0. */
  double[] re(int chunk);

  /** An array that holds its imaginary parts. */
  double[] im(int chunk);

  /** Where the chunk begins in both. */
  int start(int chunk);

  /** Number of amplitudes of a chunk. */
  default int chunkLength() {
    return (int) Math.min(SummationTree.CHUNK, 1L << qubits());
  }

  /** Number of chunks. */
  default int chunks() {
    return (int) ((1L << qubits()) / chunkLength());
  }

  /** Adds of each chunk all real parts, then all imaginary parts to a digest; -0 as 0. */
  default void addTo(MessageDigest digest) {
    double[] part = new double[chunkLength()];
    for (int chunk = 0; chunk < chunks(); chunk++) {
      for (int imaginary = 0; imaginary < 2; imaginary++) {
        for (int k = 0; k < part.length; k++) {
          part[k] = isZero(chunk) ? 0 : value(chunk, k, imaginary == 1) + 0.0;
        }
        Sha256.update(digest, part);
      }
    }
  }

  private double value(int chunk, int index, boolean imaginary) {
    return (imaginary ? im(chunk) : re(chunk))[start(chunk) + index];
  }
}
