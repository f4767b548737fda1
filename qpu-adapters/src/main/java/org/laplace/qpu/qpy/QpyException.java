package org.laplace.qpu.qpy;

/** Bytes that are not a circuit that this package reads. */
public final class QpyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final QpyCode code;

  QpyException(QpyCode code, String message) {
    super(message);
    this.code = code;
  }

  public QpyCode code() {
    return code;
  }
}
