package org.laplace.simulators;

/**
 * Whether kernels of {@code jdk.incubator.vector} may be loaded. Every one has a scalar twin with
 * the same bits, for JVMs that were started without {@code --add-modules jdk.incubator.vector} or
 * with {@code -Dlaplace.vector=off}.
 */
public final class VectorApi {
  private static final boolean USABLE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
          && !"off".equals(System.getProperty("laplace.vector"));

  private VectorApi() {}

  /** True when the module is there and was not switched off. */
  public static boolean isUsable() {
    return USABLE;
  }
}
