package org.laplace.node.chain;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a test may have this process end without any clean-up, to see that nothing is lost: the
 * environment variable {@code LAPLACE_CRASH_AT} names a point and which pass of it since the start,
 * for example {@code BEFORE_COMMIT:7}. Nothing happens without it. CometBFT has FAIL_TEST_INDEX for
 * the same.
 */
final class CrashPoint {
  static final CrashPoint IN_FINALIZE_BLOCK = new CrashPoint("IN_FINALIZE_BLOCK");
  static final CrashPoint BEFORE_COMMIT = new CrashPoint("BEFORE_COMMIT");
  static final CrashPoint AFTER_COMMIT = new CrashPoint("AFTER_COMMIT");

  private static final String WANTED = System.getenv().getOrDefault("LAPLACE_CRASH_AT", "");

  /** As after kill -9. */
  private static final int EXIT_CODE = 137;

  private final String name;
  private final AtomicInteger passes = new AtomicInteger();

  private CrashPoint(String name) {
    this.name = name;
  }

  void reached() {
    if (WANTED.equals(name + ":" + passes.incrementAndGet())) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
