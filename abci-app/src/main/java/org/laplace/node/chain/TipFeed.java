package org.laplace.node.chain;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tells readers of new blocks. Nothing is lost on a slow reader: it sees the newest one. */
public final class TipFeed {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private @Nullable Tip tip;
  private boolean closed;

  /** The newest block; empty until there is a state at all, and after the end. */
  public Optional<Tip> now() {
    lock.lock();
    try {
      return closed ? Optional.empty() : Optional.ofNullable(tip);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a block above a height; empty when there was none in time, or never will be. */
  public Optional<Tip> awaitAbove(long height, Duration timeout) throws InterruptedException {
    long nanos = timeout.toNanos();
    lock.lock();
    try {
      while (!closed && (tip == null || tip.height() <= height)) {
        if (nanos <= 0) {
          return Optional.empty();
        }
        nanos = moved.awaitNanos(nanos);
      }
      return closed ? Optional.empty() : Optional.ofNullable(tip);
    } finally {
      lock.unlock();
    }
  }

  void publish(Tip newest) {
    lock.lock();
    try {
      tip = newest;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
