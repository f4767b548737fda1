package org.laplace.simulators.noise;

/**
 * A qubit that falls to |0> and loses its phase.
 *
 * @param decay the probability that |1> becomes |0>
 * @param coherence what is left of the off-diagonal elements; at most the square root of {@code 1 -
 *     decay}
 */
public record Relaxation(double decay, double coherence) implements Channel {
  /** Rounding that square roots and exponentials may bring. */
  private static final double ROUNDING = 1e-12;

  /**
   * The channel.
   *
   * @throws IllegalArgumentException if no physical process does this
   */
  public Relaxation {
    Probabilities.check("decay", decay);
    if (!(coherence >= 0 && coherence <= StrictMath.sqrt(1 - decay) + ROUNDING)) {
      throw new IllegalArgumentException(
          "a coherence of "
              + coherence
              + " beside a decay of "
              + decay
              + "; it must be from 0 to the square root of 1 - decay");
    }
  }

  /** Decay alone: with the Kraus operators {@code diag(1, sqrt(1 - decay))} and its complement. */
  public static Relaxation amplitudeDamping(double decay) {
    return new Relaxation(decay, StrictMath.sqrt(1 - Probabilities.check("decay", decay)));
  }

  /** Loss of phase alone: the off-diagonal elements shrink by {@code sqrt(1 - strength)}. */
  public static Relaxation phaseDamping(double strength) {
    return new Relaxation(0, StrictMath.sqrt(1 - Probabilities.check("phase damping", strength)));
  }

  /**
   * What a qubit suffers in some time.
   *
   * @param t1Seconds relaxation time; may be infinite
   * @param t2Seconds coherence time, at most twice the relaxation time; may be infinite
   */
  public static Relaxation thermal(double t1Seconds, double t2Seconds, double seconds) {
    if (!(t1Seconds > 0 && t2Seconds > 0 && t2Seconds <= 2 * t1Seconds && seconds >= 0)) {
      throw new IllegalArgumentException(
          "T1 of "
              + t1Seconds
              + " s, T2 of "
              + t2Seconds
              + " s and a time of "
              + seconds
              + " s; all must be positive, and T2 at most twice T1");
    }
    double decay =
        t1Seconds == Double.POSITIVE_INFINITY ? 0 : -StrictMath.expm1(-seconds / t1Seconds);
    double coherence =
        t2Seconds == Double.POSITIVE_INFINITY ? 1 : StrictMath.exp(-seconds / t2Seconds);
    return new Relaxation(decay, Math.min(coherence, StrictMath.sqrt(1 - decay)));
  }

  /** True when the channel is a mixture of nothing, Z, and a reset to |0>: then T2 is below T1. */
  boolean isMixture() {
    return coherence <= 1 - decay;
  }

  /**
   * The probability of Z: of a {@link #isMixture mixture} that of Z alone, beside {@link #decay}
   * for the reset; otherwise that of a Z after amplitude damping.
   */
  double phaseFlip() {
    double flip =
        isMixture()
            ? (1 - decay - coherence) / 2
            : (1 - coherence / StrictMath.sqrt(1 - decay)) / 2;
    return Math.max(0, flip);
  }

  @Override
  public int qubits() {
    return 1;
  }

  @Override
  public boolean isIdentity() {
    return decay == 0 && coherence == 1;
  }

  @Override
  public double processFidelity() {
    return (1 + 2 * coherence + 1 - decay) / 4;
  }
}
