package org.laplace.qpu.runtime;

/** A request that failed. */
public final class RuntimeCallException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient RuntimeFailure failure;

  RuntimeCallException(RuntimeFailure failure) {
    super(failure.text());
    this.failure = failure;
  }

  /** Why. */
  public RuntimeFailure failure() {
    return failure;
  }
}
