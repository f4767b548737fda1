package org.laplace.wallet;

import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;

/** Something that was asked for is not given: why, with a code to compare and a text to show. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  public RefusedException(Rejection rejection) {
    super(rejection.toString());
    this.rejection = rejection;
  }

  public RefusedException(Code code, String text) {
    this(new Rejection(code, text));
  }

  public RefusedException(Rejection rejection, Throwable cause) {
    super(rejection.toString(), cause);
    this.rejection = rejection;
  }

  public Rejection rejection() {
    return rejection;
  }

  public Code code() {
    return rejection.code();
  }
}
