package org.laplace.jabci.solo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.jabci.solo.SoloFixture.tx;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.jabci.solo.RecordedApplication.Disk;
import org.laplace.proto.abci.ResponseFinalizeBlock;

class SoloRecoveryTest {
  @TempDir Path directory;
  private SoloFixture solo;

  @BeforeEach
  void makeFixture() {
    solo = new SoloFixture(directory);
    solo.genesis = solo.genesis.withVoteExtensionsFrom(1);
  }

  /** Three blocks with a transaction each; returns the application's disk. */
  private Disk threeBlocks() throws IOException {
    var application = new RecordedApplication(new Disk());
    try (var driver = solo.open(application)) {
      for (int i = 1; i <= 3; i++) {
        driver.submit(tx("tx" + i));
        driver.produceBlock();
      }
    }
    return application.disk;
  }

  private SoloException.Reason refusal(RecordedApplication application) {
    var refusal = assertThrows(SoloException.class, () -> solo.open(application).close());
    assertFalse(refusal.getMessage().isBlank());
    return refusal.reason();
  }

  @Test
  void aRestartAsksForNothingThatTheApplicationHas() throws IOException {
    var disk = threeBlocks();
    var restarted = new RecordedApplication(disk);
    try (var driver = solo.open(restarted)) {
      assertEquals(List.of("info"), restarted.calls);
      assertEquals(3, driver.lastHeight());
      assertEquals(disk.appHash, driver.appHash(3).orElseThrow());
      assertEquals(List.of(tx("tx2")), driver.block(2).orElseThrow().txs());
      assertEquals(2, driver.txResult(Sha256.of(tx("tx2"))).orElseThrow().getHeight());
      assertEquals(4, driver.produceBlock().height());
    }
  }

  @Test
  void theKeyStaysTheSameAndIsItsOwnersAlone() throws IOException {
    ByteString address;
    try (var driver = solo.open(new RecordedApplication(new Disk()))) {
      address = driver.validatorAddress();
    }
    try (var driver = solo.open(new RecordedApplication(new Disk()))) {
      assertEquals(address, driver.validatorAddress());
    }
    var key = directory.resolve("validator_key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
  }

  @Test
  void anApplicationThatLostItsStateGetsGenesisAndAllBlocksAgain() throws IOException {
    var disk = threeBlocks();
    var lost = new RecordedApplication(new Disk());
    try (var driver = solo.open(lost)) {
      assertEquals(
          List.of(
              "info",
              "init_chain", //
              "finalize 1",
              "commit 1",
              "finalize 2",
              "commit 2",
              "finalize 3",
              "commit 3"),
          lost.consensusCalls());
      assertEquals(disk.appHash, lost.disk.appHash);
      assertEquals(3, driver.lastHeight());
    }
  }

  /** Every call of height 2, and the moments right after the two that change something. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prepare 2",
        "process 2",
        "extend 2",
        "verify 2",
        "finalize 2",
        "after finalize 2",
        "commit 2",
        "after commit 2"
      })
  void killedAtAnyCallTheChainGoesOnAsIfNothingHadHappened(String point) throws IOException {
    var killed = new RecordedApplication(new Disk());
    killed.dieAt = point;
    try (var driver = solo.open(killed)) {
      driver.submit(tx("tx1"));
      driver.produceBlock();
      driver.submit(tx("tx2"));
      var failure = assertThrows(SoloException.class, driver::produceBlock);
      assertInstanceOf(RecordedApplication.Killed.class, failure.getCause());
    }

    var restarted = new RecordedApplication(killed.disk);
    try (var driver = solo.open(restarted)) {
      if (driver.lastHeight() < 2) {
        // The block was not decided yet, so its transaction is the sender's to send again.
        driver.submit(tx("tx2"));
        driver.produceBlock();
      }
      assertEquals(List.of(tx("tx2")), driver.block(2).orElseThrow().txs());
      driver.produceBlock();
    }
    long executions = restarted.calls.stream().filter("finalize 2"::equals).count();
    assertEquals(point.equals("after commit 2") ? 0 : 1, executions);
    assertSameForANewcomer(restarted.disk);
  }

  @Test
  void killedBetweenInitChainAndTheFirstBlockGenesisComesAgain() throws IOException {
    var killed = new RecordedApplication(new Disk());
    killed.dieAt = "commit 1";
    try (var driver = solo.open(killed)) {
      assertThrows(SoloException.class, driver::produceBlock);
    }
    var restarted = new RecordedApplication(killed.disk);
    try (var driver = solo.open(restarted)) {
      assertEquals(
          List.of("info", "init_chain", "finalize 1", "commit 1"), restarted.consensusCalls());
      assertEquals(1, driver.lastHeight());
    }
  }

  /** The journal as a crash may leave it: cut off after any byte of the last height. */
  @Test
  void whateverTheCrashLeftOfTheLastHeightTheChainGoesOn() throws IOException {
    var application = new RecordedApplication(new Disk());
    long before;
    var atHeight2 = new Disk();
    try (var driver = solo.open(application)) {
      driver.produceBlock();
      driver.produceBlock();
      before = Files.size(solo.journal());
      atHeight2.height = application.disk.height;
      atHeight2.appHash = application.disk.appHash;
      driver.submit(tx("tx3"));
      driver.produceBlock();
    }
    byte[] whole = Files.readAllBytes(solo.journal());
    for (int end = (int) before; end < whole.length; end++) {
      Files.write(solo.journal(), Arrays.copyOf(whole, end));
      var disk = new Disk();
      disk.height = atHeight2.height;
      disk.appHash = atHeight2.appHash;
      try (var driver = solo.open(new RecordedApplication(disk))) {
        assertTrue(driver.lastHeight() == 2 || driver.lastHeight() == 3, "cut at " + end);
        driver.produceBlock();
        assertEquals(driver.lastHeight(), disk.height);
      }
      assertSameForANewcomer(disk);
    }
  }

  @Test
  void aTailOfZerosIsCutOff() throws IOException {
    var disk = threeBlocks();
    byte[] whole = Files.readAllBytes(solo.journal());
    Files.write(solo.journal(), Arrays.copyOf(whole, whole.length + 4_096));
    try (var driver = solo.open(new RecordedApplication(disk))) {
      assertEquals(3, driver.lastHeight());
    }
    assertEquals(whole.length, Files.size(solo.journal()));
  }

  @Test
  void aFlippedBitBeforeTheLastRecordIsRefusedAndNothingIsCutOff() throws IOException {
    var disk = threeBlocks();
    byte[] whole = Files.readAllBytes(solo.journal());
    // The last record, the outcome of height 3, is shorter than this.
    int end = whole.length - 100;
    for (int at = 0; at < end; at += 3) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      Files.write(solo.journal(), damaged);
      assertEquals(SoloException.Reason.DAMAGED, refusal(new RecordedApplication(disk)));
      assertEquals(damaged.length, Files.size(solo.journal()), "flipped at " + at);
    }
  }

  @Test
  void aDamagedKeyIsRefused() throws IOException {
    var disk = threeBlocks();
    Files.writeString(directory.resolve("validator_key"), "not a key\nat all\n");
    assertEquals(SoloException.Reason.DAMAGED, refusal(new RecordedApplication(disk)));
  }

  @Test
  void anApplicationAheadOfItsBlocksIsRefused() throws IOException {
    var disk = threeBlocks();
    disk.height = 4;
    assertEquals(SoloException.Reason.APPLICATION_AHEAD, refusal(new RecordedApplication(disk)));
  }

  @Test
  void anApplicationOfAnotherDirectoryIsRefused() throws IOException {
    var disk = threeBlocks();
    solo = new SoloFixture(directory.resolve("other"));
    assertEquals(SoloException.Reason.APPLICATION_AHEAD, refusal(new RecordedApplication(disk)));
  }

  @Test
  void aStateThatIsNotTheOneOfItsHeightIsRefused() throws IOException {
    var disk = threeBlocks();
    disk.appHash = tx("something else");
    assertEquals(SoloException.Reason.APP_HASH_DIFFERS, refusal(new RecordedApplication(disk)));
  }

  @Test
  void anExecutionThatIsNotDeterministicIsFoundInReplay() throws IOException {
    threeBlocks();
    var other = new RecordedApplication(new Disk());
    other.outcome =
        response ->
            ResponseFinalizeBlock.newBuilder(response).setAppHash(tx("a random number")).build();
    assertEquals(SoloException.Reason.APP_HASH_DIFFERS, refusal(other));
  }

  @Test
  void anotherGenesisIsRefused() throws IOException {
    var disk = threeBlocks();
    solo.genesis = SoloGenesis.of("other-chain", SoloFixture.GENESIS_TIME, tx("{}"));
    assertEquals(SoloException.Reason.OTHER_CHAIN, refusal(new RecordedApplication(disk)));
  }

  @Test
  void aSecondDriverOnTheSameDirectoryIsRefused() throws IOException {
    try (var first = solo.open(new RecordedApplication(new Disk()))) {
      assertEquals(
          SoloException.Reason.DIRECTORY_IN_USE, refusal(new RecordedApplication(new Disk())));
      first.produceBlock();
    }
  }

  @Test
  void aSecondProcessOnTheSameDirectoryIsRefusedAndTheFirstIsNamed() throws Exception {
    var holder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                DirectoryHolder.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertEquals('!', holder.getInputStream().read());
      var refusal =
          assertThrows(
              SoloException.class, () -> solo.open(new RecordedApplication(new Disk())).close());
      assertEquals(SoloException.Reason.DIRECTORY_IN_USE, refusal.reason());
      assertTrue(refusal.getMessage().contains("process " + holder.pid()), refusal.getMessage());
    } finally {
      holder.destroyForcibly();
      assertTrue(holder.waitFor(30, TimeUnit.SECONDS));
    }
    // Killed without a chance to clean up: the lock is free all the same.
    solo.open(new RecordedApplication(new Disk())).close();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    solo = new SoloFixture(file.resolve("chain"));
    assertEquals(
        SoloException.Reason.DIRECTORY_NOT_WRITABLE, refusal(new RecordedApplication(new Disk())));
  }

  /** Whoever executes all blocks from genesis ends with this state. */
  private void assertSameForANewcomer(Disk disk) throws IOException {
    var newcomer = new RecordedApplication(new Disk());
    solo.open(newcomer).close();
    assertEquals(disk.height, newcomer.disk.height);
    assertEquals(disk.appHash, newcomer.disk.appHash);
  }
}
