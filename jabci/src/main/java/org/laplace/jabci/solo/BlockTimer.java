package org.laplace.jabci.solo;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Runs a step again and again with a pause in between, until it is stopped or the step says so. */
final class BlockTimer {
  /** One step; false ends the timer. */
  interface Step {
    boolean run();
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopping = lock.newCondition();
  private final Thread thread;
  private boolean stopped;

  BlockTimer(Duration pause, Step step) {
    this.thread = Thread.ofPlatform().name("solo-timer").unstarted(() -> loop(pause, step));
  }

  void start() {
    thread.start();
  }

  /** Returns when the step in progress has ended; at once when the step itself calls this. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      stopping.signalAll();
    } finally {
      lock.unlock();
    }
    if (thread.equals(Thread.currentThread())) {
      return;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop(Duration pause, Step step) {
    try {
      while (pausedFor(pause) && step.run()) {
        // Each round is a pause and a step.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits; false when stopped. */
  private boolean pausedFor(Duration pause) throws InterruptedException {
    lock.lock();
    try {
      long leftNs = pause.toNanos();
      while (!stopped && leftNs > 0) {
        leftNs = stopping.awaitNanos(leftNs);
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }
}
