package org.laplace.qpu.spi;

import com.google.protobuf.ByteString;
import org.laplace.proto.v1.OutcomeKind;

/**
 * How a run ended.
 *
 * @param kind never unspecified
 * @param result as the engine encodes it, at most 262,144 bytes
 */
public record Outcome(OutcomeKind kind, ByteString result) {
  public Outcome {
    if (kind == OutcomeKind.OUTCOME_KIND_UNSPECIFIED || kind == OutcomeKind.UNRECOGNIZED) {
      throw new IllegalArgumentException("an outcome is of a known kind, not " + kind);
    }
  }
}
