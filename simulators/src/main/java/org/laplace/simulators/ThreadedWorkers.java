package org.laplace.simulators;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that take the next task as soon as they are free. A short call pays for a hand-over only
 * when a thread has stopped spinning: engines make many short calls in a row.
 */
final class ThreadedWorkers implements Workers {
  /** How often a thread looks for work before it sleeps; some tens of microseconds. */
  private static final int spinsMax = 4_000;

  /** How long the caller then sleeps between two looks. */
  private static final long parkNanos = 20_000;

  /** One call: its tasks, and who has taken and ended them. */
  private static final class Call {
    final int tasks;
    final IntConsumer task;
    final AtomicInteger next = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Call(int tasks, IntConsumer task) {
      this.tasks = tasks;
      this.task = task;
    }

    /** Takes tasks until none is left. */
    void work() {
      for (int index = next.getAndIncrement(); index < tasks; index = next.getAndIncrement()) {
        try {
          if (failure.get() == null) {
            task.accept(index);
          }
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          ended.incrementAndGet();
        }
      }
    }
  }

  private final Thread[] helpers;
  private volatile @Nullable Call current;
  private volatile boolean closed;

  ThreadedWorkers(int threads) {
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = Thread.ofPlatform().daemon().name("engine-", i + 1).unstarted(this::serve);
      helpers[i].start();
    }
  }

  @Override
  public int threads() {
    return helpers.length + 1;
  }

  @Override
  public void run(int tasks, IntConsumer task) {
    if (tasks <= 1) {
      SEQUENTIAL.run(tasks, task);
      return;
    }
    var call = new Call(tasks, task);
    current = call;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    call.work();
    int spins = 0;
    while (call.ended.get() < tasks) {
      // The last tasks are about to end on other threads.
      if (++spins < spinsMax) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(parkNanos);
      }
    }
    current = null;
    Throwable failure = call.failure.get();
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void serve() {
    Call last = null;
    int spins = 0;
    while (!closed) {
      Call call = current;
      if (call != null && call != last) {
        call.work();
        last = call;
        spins = 0;
      } else if (++spins < spinsMax) {
        Thread.onSpinWait();
      } else {
        last = null;
        LockSupport.park(this);
        spins = 0;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
