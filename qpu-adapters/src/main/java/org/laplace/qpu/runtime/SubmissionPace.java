package org.laplace.qpu.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps submissions within a number a minute. */
final class SubmissionPace {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final int perMinute;
  private final Deque<Long> sent = new ArrayDeque<>();

  /**
   * A pace.
   *
   * @param perMinute 0 for no limit
   */
  SubmissionPace(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Waits for the next turn and takes it. */
  synchronized void await() throws RuntimeCallException {
    if (perMinute == 0) {
      return;
    }
    while (true) {
      long now = System.nanoTime();
      while (!sent.isEmpty() && now - sent.getFirst() >= MINUTE_NANOS) {
        sent.removeFirst();
      }
      if (sent.size() < perMinute) {
        sent.addLast(now);
        return;
      }
      long left = MINUTE_NANOS - (now - sent.getFirst());
      try {
        wait(left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RuntimeCallException(
            new RuntimeFailure.Unreachable("the client was told to stop"));
      }
    }
  }
}
