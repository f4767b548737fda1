package org.laplace.simulators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void everyTaskIsDoneOnceInManyCallsInARow(int threads) {
    try (Workers workers = Workers.of(threads)) {
      int[] times = new int[257];
      for (int call = 0; call < 2_000; call++) {
        workers.run(times.length, index -> times[index]++);
      }
      int[] expected = new int[times.length];
      Arrays.fill(expected, 2_000);
      assertArrayEquals(expected, times);
    }
  }

  @Test
  void tasksRunOnSeveralThreadsAtOnce() {
    try (Workers workers = Workers.of(2)) {
      var names = ConcurrentHashMap.<String>newKeySet();
      var both = new CountDownLatch(2);
      workers.run(
          2,
          index -> {
            names.add(Thread.currentThread().getName());
            both.countDown();
            try {
              both.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      assertEquals(2, names.size());
    }
  }

  @Test
  void aTaskThatFailsEndsTheCallWithItsException() {
    try (Workers workers = Workers.of(2)) {
      var failure =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.run(
                      100,
                      index -> {
                        throw new IllegalStateException("task");
                      }));
      assertEquals("task", failure.getMessage());
      int[] after = new int[10];
      workers.run(10, index -> after[index]++);
      assertTrue(Arrays.stream(after).allMatch(n -> n == 1));
    }
  }

  @Test
  void thereIsAtLeastOneThread() {
    assertThrows(IllegalArgumentException.class, () -> Workers.of(0));
    assertThrows(IllegalArgumentException.class, () -> Workers.of(SimulatorLimits.threadsMax + 1));
  }
}
