package org.laplace.qpu.runtime.wire;

/** A document that is not what it should be. */
public final class WireException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and what was expected
   */
  public WireException(String message) {
    super(message);
  }

  public WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
