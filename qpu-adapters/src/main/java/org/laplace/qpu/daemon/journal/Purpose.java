package org.laplace.qpu.daemon.journal;

import org.laplace.primitives.Hash;
import org.laplace.qpu.spi.RunTag;

/** What a transaction was signed for. */
public sealed interface Purpose {
  /** Hands in a run's result. Free of fees, and without effect after the first time. */
  record SubmitResult(RunTag run) implements Purpose {}

  /** Hands a run back. Costs a fee. */
  record DeclineRun(RunTag run) implements Purpose {}

  /** Posts an offer, whose id follows from the transaction's sequence. Costs a fee. */
  record PostOffer(Hash offer, org.laplace.proto.v1.PostOffer terms) implements Purpose {}

  /** Takes an offer down. Costs a fee. */
  record WithdrawOffer(Hash offer) implements Purpose {}

  /** Whether the same thing signed twice could be charged twice. */
  default boolean isCharged() {
    return switch (this) {
      case SubmitResult _ -> false;
      case DeclineRun _, PostOffer _, WithdrawOffer _ -> true;
    };
  }

  /** Whether it is about this run. */
  default boolean concerns(RunTag tag) {
    return switch (this) {
      case SubmitResult(RunTag run) -> run.equals(tag);
      case DeclineRun(RunTag run) -> run.equals(tag);
      case PostOffer _, WithdrawOffer _ -> false;
    };
  }
}
