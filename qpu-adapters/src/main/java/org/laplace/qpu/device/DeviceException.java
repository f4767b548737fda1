package org.laplace.qpu.device;

/** A device description that is none. */
public final class DeviceException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong, what was expected, what to do
   */
  public DeviceException(String message) {
    super(message);
  }

  DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
