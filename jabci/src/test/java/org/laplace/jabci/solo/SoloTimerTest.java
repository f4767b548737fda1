package org.laplace.jabci.solo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.jabci.solo.SoloFixture.tx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.jabci.solo.RecordedApplication.Disk;

@Timeout(60)
class SoloTimerTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  @TempDir Path directory;
  private SoloFixture solo;
  private final RecordedApplication application = new RecordedApplication(new Disk());

  @BeforeEach
  void makeFixture() {
    solo = new SoloFixture(directory);
  }

  private static void mustNotFail(SoloException failure) {
    throw new AssertionError(failure);
  }

  @Test
  void blocksComeByThemselvesUntilTheDriverIsClosed() throws Exception {
    var fifth = new CountDownLatch(5);
    var driver = solo.open(application);
    driver.onCommit(block -> fifth.countDown());
    driver.startTimer(SHORT, SoloTimerTest::mustNotFail);
    assertTrue(fifth.await(50, TimeUnit.SECONDS));
    driver.close();
    long height = application.disk.height;
    assertTrue(height >= 5);
    try (var reopened = solo.open(application)) {
      assertEquals(height, reopened.lastHeight(), "no block came after the end");
    }
  }

  @Test
  void aTransactionFindsItsWayIntoABlock() throws Exception {
    var included = new CountDownLatch(1);
    try (var driver = solo.open(application)) {
      driver.onCommit(
          block -> {
            if (block.txs().contains(tx("one"))) {
              included.countDown();
            }
          });
      driver.startTimer(SHORT, SoloTimerTest::mustNotFail);
      driver.submit(tx("one"));
      assertTrue(included.await(50, TimeUnit.SECONDS));
    }
  }

  @Test
  void blocksOnDemandComeInBetween() throws Exception {
    try (var driver = solo.open(application)) {
      driver.startTimer(Duration.ofDays(1), SoloTimerTest::mustNotFail);
      assertEquals(1, driver.produceBlock().height());
      assertEquals(2, driver.produceBlock().height());
    }
  }

  @Test
  void aFailureIsToldOnceAndEndsTheTimer() throws Exception {
    application.dieAt = "finalize 3";
    var told = new ArrayBlockingQueue<SoloException>(2);
    try (var driver = solo.open(application)) {
      driver.startTimer(SHORT, told::add);
      var failure = told.poll(50, TimeUnit.SECONDS);
      assertEquals(SoloException.Reason.APPLICATION_FAILED, failure.reason());
      assertThrows(SoloException.class, driver::produceBlock);
      assertEquals(2, driver.lastHeight());
    }
    assertTrue(told.isEmpty());
  }

  @Test
  void thereIsOneTimer() throws Exception {
    try (var driver = solo.open(application)) {
      driver.startTimer(Duration.ofDays(1), SoloTimerTest::mustNotFail);
      assertThrows(
          IllegalStateException.class, () -> driver.startTimer(SHORT, SoloTimerTest::mustNotFail));
    }
  }
}
