package org.laplace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import org.laplace.wallet.RefusedException;

/** Runs something until the process is told to stop, then closes it. */
final class Foreground {
  private Foreground() {}

  /** Something that runs until it is closed. */
  interface Service {
    void close() throws IOException;

    /** Whether it ended because it could not go on. */
    default boolean hasFailed() {
      return false;
    }
  }

  /** Starts a service. */
  interface Start {
    /**
     * Starts it.
     *
     * @param ended to be called when it ends by itself
     */
    Service start(Runnable ended) throws RefusedException, IOException, InterruptedException;
  }

  /**
   * Runs a service in the foreground.
   *
   * @param in standard input
   * @param attached whether the end of standard input ends it too, which is how a parent process
   *     makes sure that nothing outlives it
   */
  static int run(InputStream in, boolean attached, Start start)
      throws RefusedException, IOException, InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try {
      Service service = start.start(stop::countDown);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    stop.countDown();
                    awaitQuietly(stopped);
                  },
                  "stop"));
      if (attached) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> awaitEndOfInput(in, stop));
      }
      stop.await();
      service.close();
      return service.hasFailed() ? ExitCode.REFUSED : ExitCode.OK;
    } finally {
      stopped.countDown();
    }
  }

  private static void awaitEndOfInput(InputStream in, CountDownLatch stop) {
    try {
      while (in.read() >= 0) {
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
