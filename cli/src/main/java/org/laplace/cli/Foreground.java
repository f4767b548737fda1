package org.laplace.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Runs something until the process is told to stop, then closes it. */
final class Foreground {
  private Foreground() {}

  /**
   * Runs a service in the foreground.
   *
   * @param attached whether the end of standard input ends it too, which is how a parent process
   *     makes sure that nothing outlives it
   */
  static int run(boolean attached, Callable<? extends AutoCloseable> start) throws Exception {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (AutoCloseable service = start.call()) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    stop.countDown();
                    awaitQuietly(stopped);
                  },
                  "stop"));
      if (attached) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> awaitEndOfInput(stop));
      }
      stop.await();
    } finally {
      stopped.countDown();
    }
    return ExitCode.OK;
  }

  private static void awaitEndOfInput(CountDownLatch stop) {
    try {
      while (System.in.read() >= 0) {
        // Whatever is written to us means nothing.
      }
    } catch (IOException e) {
      // An input that cannot be read any more has ended.
    }
    stop.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
