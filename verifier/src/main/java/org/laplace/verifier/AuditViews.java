package org.laplace.verifier;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Hash;

/** What can be asked about cases. Works on any state; changes nothing. */
public final class AuditViews {
  private AuditViews() {}

  /**
   * Open cases in the order of their jobs' ids.
   *
   * @param after the job of the last case that is known already; empty: from the first
   * @param limit how many at the most; more than {@link VerifierLimits#PAGE_CASES_MAX} counts as
   *     that
   */
  public static List<AuditCase> openCases(StateView state, Optional<Hash> after, int limit) {
    ByteString from =
        after
            .map(job -> VerifierKeys.audit(job).bytes().concat(JUST_AFTER))
            .orElse(VerifierKeys.CASES);
    return state
        .scan(VerifierKeys.CASES, from, Math.min(limit, VerifierLimits.PAGE_CASES_MAX))
        .stream()
        .map(entry -> AuditCase.CODEC.decode(entry.value()))
        .toList();
  }

  /** The open case of a job; empty when none of its results is being checked. */
  public static Optional<AuditCase> openCase(StateView state, Hash job) {
    return state.get(VerifierKeys.audit(job));
  }

  /** Behind a key: nothing sorts between that key and this. */
  private static final ByteString JUST_AFTER = ByteString.copyFrom(new byte[1]);
}
