package org.laplace.ledger.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Hash;

/**
 * A process that is killed leaves a whole block behind, the last one that it saw committed or the
 * next.
 */
class KilledProcessTest {
  @TempDir Path directory;

  @Test
  void aProcessKilledAnywhereLeavesTheStateOfAWholeBlock() throws Exception {
    var random = new Random(1);
    for (int kill = 0; kill < 10; kill++) {
      long committed = killAfter(1 + random.nextInt(40), start());
      var height = assertWhole();
      assertTrue(height == committed || height == committed + 1, height + " after " + committed);
    }
  }

  /** Kills a process once it has committed so many blocks; returns the last height it told of. */
  private static long killAfter(int blocks, Process process) throws Exception {
    long committed = -1;
    try (var heights = process.inputReader()) {
      for (int block = 0; block < blocks; block++) {
        committed = Long.parseLong(heights.readLine());
      }
      // By its handle, because this way its output stays open, and holds what it still said.
      process.toHandle().destroyForcibly();
      for (var line : heights.lines().toList()) {
        committed = Long.parseLong(line);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return committed;
  }

  @Test
  void aProcessThatDiesBeforeTheWriteLeavesTheBlockBefore() throws Exception {
    assertEquals(CommittingProcess.HALTED, start("before", "7").waitFor());
    assertEquals(6, assertWhole());
  }

  @Test
  void aProcessThatDiesAfterTheWriteLeavesTheBlock() throws Exception {
    assertEquals(CommittingProcess.HALTED, start("after", "7").waitFor());
    assertEquals(7, assertWhole());
  }

  private Process start(String... death) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                CommittingProcess.class.getName(),
                directory.resolve("state").toString()));
    command.addAll(List.of(death));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Compares what is stored with the same blocks committed in memory; returns the height. */
  private long assertWhole() {
    try (var store = StateStore.open(directory.resolve("state"));
        var again = StateStore.inMemory()) {
      var last = store.lastCommitted().orElseThrow();
      for (long height = 0; height <= last.height(); height++) {
        again.commit(again.prepare(height, Bytes.blockOf(height), List.of()));
      }
      assertEquals(again.lastCommitted(), Optional.of(last));
      try (var state = store.committed();
          var expected = again.committed()) {
        var all = ByteString.EMPTY;
        assertEquals(expected.scan(all, 1_000), state.scan(all, 1_000));
        var blob = Bytes.blobOf(last.height());
        assertEquals(Optional.of(blob), state.blob(Hash.of(blob)));
        assertEquals(
            expected.proof(last.height(), Bytes.of("key/1")),
            state.proof(last.height(), Bytes.of("key/1")));
      }
      return last.height();
    }
  }
}
