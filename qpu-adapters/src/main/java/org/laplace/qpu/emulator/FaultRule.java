package org.laplace.qpu.emulator;

/**
 * A fault that happens to some requests or jobs.
 *
 * @param share of those that match, 0 to 1
 * @param times how often at most
 * @param method of HTTP that it is limited to; empty for all
 * @param path what the path must contain; empty for all
 */
public record FaultRule(FaultKind kind, double share, int times, String method, String path) {
  public FaultRule {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is within 0 to 1, not " + share);
    }
  }

  /** A share of all requests or jobs, for as long as the emulator runs. */
  public static FaultRule share(FaultKind kind, double share) {
    return new FaultRule(kind, share, Integer.MAX_VALUE, "", "");
  }

  /** The next requests of the method whose path contains the text. */
  public static FaultRule next(FaultKind kind, int times, String method, String path) {
    return new FaultRule(kind, 1, times, method, path);
  }

  boolean matches(String requestMethod, String requestPath) {
    return (method.isEmpty() || method.equals(requestMethod)) && requestPath.contains(path);
  }

  FaultRule once() {
    return new FaultRule(kind, share, times - 1, method, path);
  }
}
