package org.laplace.qpu.conformance;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a test wait for an adapter's hint, or poll where the adapter gives none. */
final class Wakes implements Runnable {
  private static final long POLL_INTERVAL_MS = 50;

  private final Semaphore hints = new Semaphore(0);

  @Override
  public void run() {
    hints.release();
  }

  void await() throws InterruptedException {
    if (hints.tryAcquire(POLL_INTERVAL_MS, TimeUnit.MILLISECONDS)) {
      hints.drainPermits();
    }
  }
}
