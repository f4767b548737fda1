package org.laplace.simulators;

/**
 * Whether engines may use the Vector API. Its kernels give the same bits as the scalar ones beside
 * them; they are only faster.
 */
public final class VectorApi {
  private VectorApi() {}

  /**
   * True when the JVM was started with {@code --add-modules jdk.incubator.vector}, and without
   * {@code -Dlaplace.vector=off}.
   */
  public static boolean isUsable() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        && !"off".equals(System.getProperty("laplace.vector"));
  }
}
