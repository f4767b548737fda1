package org.laplace.simulators;

import com.google.protobuf.ByteString;
import java.util.Optional;

/**
 * A run in progress: a state that advances by segments. Where segments end is a function of the
 * program alone, so that two runs can be compared at any of these ends. For one thread.
 */
public interface Execution {
  /** Number of segments behind it. */
  long segment();

  /** Work units taken. */
  long workDone();

  /**
   * Runs the next segment.
   *
   * @return the outcome when the run has ended with this segment
   * @throws IllegalStateException if it had ended before
   */
  Optional<Outcome> advance();

  /** SHA-256 over the little-endian bits of the state between two segments, 32 bytes. */
  ByteString digest();
}
