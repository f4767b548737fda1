package org.laplace.jobs.life;

import org.laplace.primitives.Address;

/** What else follows from what happened to a job. */
public sealed interface Effect {

  /** The result is to be checked by this height. */
  record RequestAudit(int attempt, long deadlineHeight) implements Effect {}

  /** Goes on the provider's record. */
  record RecordDeed(Address provider, Deed deed) implements Effect {}

  /** What a provider did. */
  enum Deed {
    FINISHED,
    DECLINED,
    MISSED_DEADLINE,
    /** Gave a wrong result: a conviction, which voids all payouts that vest for him. */
    CONVICTED
  }
}
