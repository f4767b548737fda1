package org.laplace.circuits.transpile;

/** Carries a refusal out of the passes; never leaves this package. */
@SuppressWarnings("serial")
final class TranspileException extends RuntimeException {
  private final TranspileResult.Refused refusal;

  TranspileException(TranspileResult.Reason reason, String text) {
    super(text, null, false, false);
    refusal = new TranspileResult.Refused(reason, text);
  }

  TranspileResult.Refused refusal() {
    return refusal;
  }
}
