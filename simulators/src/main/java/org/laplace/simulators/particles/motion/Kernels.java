package org.laplace.simulators.particles.motion;

import org.laplace.simulators.VectorApi;

/** The inner loops, which give the same bits in either form. */
public record Kernels(LongRangeKernel longRange, ShortRangeKernel shortRange) {
  /** The fastest that this JVM has. */
  public static Kernels best() {
    return VectorApi.isUsable() ? OfVectors.KERNELS : scalar();
  }

  /** The specification. */
  public static Kernels scalar() {
    return new Kernels(new ScalarLongRange(), new ScalarShortRange());
  }

  /** Loaded only where the Vector API is. */
  private static final class OfVectors {
    static final Kernels KERNELS = new Kernels(new VectorLongRange(), new VectorShortRange());
  }
}
