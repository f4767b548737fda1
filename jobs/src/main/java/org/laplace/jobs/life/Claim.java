package org.laplace.jobs.life;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.ResultRoot;
import org.laplace.proto.v1.OutcomeKind;

/**
 * What a provider says that a job came to.
 *
 * @param root commits to outcome and result: what validators compare
 * @param resultHash where the result's bytes are in the content-addressed store
 */
public record Claim(OutcomeKind outcome, Hash root, Hash resultHash) {
  public static Claim of(OutcomeKind outcome, ByteString result) {
    return new Claim(outcome, ResultRoot.of(outcome, result), Hash.of(result));
  }

  /** Whether the provider says that the program is not what the client declared. */
  public boolean isMisdeclared() {
    return outcome == OutcomeKind.OUTCOME_KIND_MISDECLARED;
  }
}
