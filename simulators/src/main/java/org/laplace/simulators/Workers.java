package org.laplace.simulators;

import java.util.function.IntConsumer;

/**
 * The threads that share one run. How many there are changes when a result is there, never a bit of
 * it: a task may only write what no other task of the same call reads or writes.
 */
public sealed interface Workers extends AutoCloseable permits SequentialWorkers, ThreadedWorkers {
  /** The caller's thread alone. */
  Workers SEQUENTIAL = new SequentialWorkers();

  /**
   * The caller's thread and {@code threads - 1} more, which wait between calls.
   *
   * @param threads 1 to {@link SimulatorLimits#threadsMax}
   */
  static Workers of(int threads) {
    if (threads < 1 || threads > SimulatorLimits.threadsMax) {
      throw new IllegalArgumentException(
          threads + " threads; 1 to " + SimulatorLimits.threadsMax + " are possible");
    }
    return threads == 1 ? SEQUENTIAL : new ThreadedWorkers(threads);
  }

  /** How many threads take tasks, at least 1. */
  int threads();

  /**
   * Calls {@code task} once with each of 0 to {@code tasks - 1}, in any order and on any of the
   * threads. Returns when all have ended; what they wrote is then visible to the caller. For one
   * caller at a time, and not from within a task.
   *
   * @throws RuntimeException the first that a task threw; the others have ended or never begin
   */
  void run(int tasks, IntConsumer task);

  /** Ends the threads. Not while a run needs them. */
  @Override
  void close();
}
