package org.laplace.jabci;

/** A peer sent bytes that are no frame; the text says why and is meant for its log. */
final class FrameException extends Exception {
  private static final long serialVersionUID = 1;

  FrameException(String message) {
    super(message);
  }
}
