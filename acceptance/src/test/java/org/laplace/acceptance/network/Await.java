package org.laplace.acceptance.network;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other processes do. The patience only bounds a failing test. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  private Await() {}

  /** Waits until the condition holds; what it throws ends the wait. */
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    present(what, () -> condition.call() ? Optional.of(what) : Optional.empty());
  }

  /** Waits until there is a value. */
  public static <T> T present(String what, Callable<Optional<T>> source) throws Exception {
    long ends = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<T> value = source.call();
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() - ends > 0) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
  }
}
