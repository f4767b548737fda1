package org.laplace.ledger.storage;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The time in which many threads may use a native resource, and which one of them ends. */
final class Lifetime {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final String resource;
  private boolean ended;

  /** A lifetime that begins now; the resource is named in the exception of a use after its end. */
  Lifetime(String resource) {
    this.resource = resource;
  }

  /** Uses the resource, which does not end meanwhile. */
  <T> T use(Supplier<T> calls) {
    lock.readLock().lock();
    try {
      if (ended) {
        throw new IllegalStateException(resource + " is closed");
      }
      return calls.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Waits for uses under way, then ends the resource; once more does nothing. */
  void end(Runnable release) {
    lock.writeLock().lock();
    try {
      if (!ended) {
        ended = true;
        release.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
