package org.laplace.qpu.runtime;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Follows jobs by asking for them again and again, as the official client does. */
public final class JobWatch {
  private final RuntimeClient client;
  private final Duration interval;

  /**
   * A watch.
   *
   * @param interval between two looks; the official client has 500 ms
   */
  public JobWatch(RuntimeClient client, Duration interval) {
    this.client = client;
    this.interval = interval;
  }

  /**
   * Follows a job to its end.
   *
   * @param changed told each status that is new
   * @param isStopped asked after each look
   * @return the job as it was seen last
   */
  public VendorJob follow(String id, Consumer<VendorJob> changed, BooleanSupplier isStopped)
      throws RuntimeCallException {
    VendorJob.Status last = null;
    while (true) {
      VendorJob job = client.job(id);
      if (job.status() != last) {
        last = job.status();
        changed.accept(job);
      }
      if (last.isTerminal() || isStopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        return job;
      }
      LockSupport.parkNanos(interval.toNanos());
    }
  }
}
