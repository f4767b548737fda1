package org.laplace.simulators;

import java.util.function.IntConsumer;

/** Takes all tasks itself, in order. */
final class SequentialWorkers implements Workers {
  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void run(int tasks, IntConsumer task) {
    for (int index = 0; index < tasks; index++) {
      task.accept(index);
    }
  }

  @Override
  public void close() {
    // Nothing was started.
  }
}
