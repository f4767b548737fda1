package org.laplace.qpu.spi;

/** The machine, or the way to it, failed. Nothing is said about the job. */
public final class AdapterException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong, what was expected, what the operator can do
   */
  public AdapterException(String message) {
    super(message);
  }

  public AdapterException(String message, Throwable cause) {
    super(message, cause);
  }
}
