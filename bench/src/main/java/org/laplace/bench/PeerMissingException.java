package org.laplace.bench;

/** This machine has not what a comparison needs. */
public final class PeerMissingException extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what is missing and how it would be there. */
  public PeerMissingException(String message) {
    super(message);
  }
}
