package org.laplace.qpu.daemon;

/** The daemon did not start; nothing was changed on the chain. */
public final class ProviderStartException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong, what was expected, what to do
   */
  public ProviderStartException(String message) {
    super(message);
  }

  public ProviderStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
