package org.laplace.jabci.solo;

import org.jspecify.annotations.Nullable;

/** Why the solo driver cannot start or go on. The message says what to do. */
public final class SoloException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What went wrong. */
  public enum Reason {
    /** Another process drives this directory. */
    DIRECTORY_IN_USE,
    /** The directory cannot be written. */
    DIRECTORY_NOT_WRITABLE,
    /** The directory holds another chain than the genesis names. */
    OTHER_CHAIN,
    /** The journal or the key file is damaged in a way that no crash explains. */
    DAMAGED,
    /** The application has blocks that the journal does not have. */
    APPLICATION_AHEAD,
    /** The application's state is not what it was after the same block. */
    APP_HASH_DIFFERS,
    /** PrepareProposal returned more than fits into a block. */
    PROPOSAL_TOO_LARGE,
    /** ProcessProposal refused what PrepareProposal made. */
    PROPOSAL_REFUSED,
    /** VerifyVoteExtension refused what ExtendVote made. */
    EXTENSION_REFUSED,
    /** FinalizeBlock did not return one result for each transaction. */
    RESULTS_MISCOUNTED,
    /** The application threw; it has to be restarted, and the driver with it. */
    APPLICATION_FAILED,
    /** The driver was closed, or has failed before. */
    STOPPED
  }

  private final Reason reason;

  SoloException(Reason reason, String message) {
    this(reason, message, null);
  }

  SoloException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }
}
