package org.laplace.ledger.message;

import com.google.protobuf.ByteString;

/** Something that one component tells another; it takes effect at settlement. */
public sealed interface Message
    permits Attested,
        JobOpened,
        JobCancelled,
        ResultSubmitted,
        JobDeclined,
        OfferPosted,
        OfferWithdrawn,
        AuditStarted,
        VerdictReached,
        AuditRequested,
        PremiumEarned,
        BondForfeited,
        FaucetDripped,
        Credit {

  Rank rank();

  /** The object that it changes. Messages of a rank are grouped by it. */
  ByteString target();

  /** Order among messages to one target: cancellations first, then results, then the rest. */
  default Precedence precedence() {
    return Precedence.OTHER;
  }

  /** See {@link #precedence}. */
  enum Precedence {
    CANCEL,
    RESULT,
    CHALLENGE,
    OTHER
  }
}
