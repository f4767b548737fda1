package org.laplace.qpu.daemon.chain;

/** No endpoint answered. Nothing is known about what was asked. */
public final class ChainUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which endpoints were tried and what they said
   */
  public ChainUnavailableException(String message) {
    super(message);
  }

  public ChainUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
