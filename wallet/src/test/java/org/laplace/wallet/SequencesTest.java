package org.laplace.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Address;

final class SequencesTest {
  static final Address SENDER = new Address(ByteString.copyFrom(new byte[Address.SIZE_BYTES]));
  static final String CHAIN = "a chain/with any name";

  @TempDir Path directory;

  @Test
  void aUsedSequenceIsNotUsedAgainWhileItsTransactionMayStillCome() throws Exception {
    use(7, 100, 150);
    assertEquals(8, next(7, 101), "the node does not know of it");
    assertEquals(8, next(7, 150), "the last height at which it may be in a block");
    assertEquals(12, next(12, 120), "the node knows of more");
  }

  @Test
  void aTransactionThatWasLostFreesItsSequenceAtItsExpiry() throws Exception {
    use(7, 100, 150);
    assertEquals(7, next(7, 151));
  }

  @Test
  void aChainThatBeganAnewBeginsItsSequencesAnew() throws Exception {
    use(7, 5_000, 5_200);
    assertEquals(0, next(0, 3));
  }

  @Test
  void lanesAndChainsDoNotShareSequences() throws Exception {
    use(7, 100, 150);
    Address other = new Address(ByteString.copyFromUtf8("another lane's owner"));
    try (var turn = Sequences.in(directory).turn(CHAIN, other)) {
      assertEquals(0, turn.next(0, 100));
    }
    try (var turn = Sequences.in(directory).turn("another chain", SENDER)) {
      assertEquals(0, turn.next(0, 100));
    }
  }

  @Test
  void aRecordThatCannotBeReadCountsAsNone() throws Exception {
    use(7, 100, 150);
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        Files.writeString(file, "{\"sequence\":");
      }
    }
    assertEquals(3, next(3, 101));
  }

  @Test
  void processesThatShareAKeyUseEverySequenceOnce() throws Exception {
    int processes = 3;
    int each = 15;
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      running.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SequenceUser.class.getName(),
                  directory.toString(),
                  Integer.toString(each))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    List<Long> used = new ArrayList<>();
    for (Process process : running) {
      try (var lines = process.inputReader()) {
        lines.lines().map(Long::valueOf).forEach(used::add);
      }
      assertEquals(0, process.waitFor());
    }
    used.sort(Long::compare);
    assertEquals(LongStream.range(0, (long) processes * each).boxed().toList(), used);
  }

  private void use(long sequence, long height, long expiryHeight) throws Exception {
    try (var turn = Sequences.in(directory).turn(CHAIN, SENDER)) {
      turn.used(sequence, height, expiryHeight);
    }
  }

  private long next(long nodesNext, long height) throws Exception {
    try (var turn = Sequences.in(directory).turn(CHAIN, SENDER)) {
      return turn.next(nodesNext, height);
    }
  }
}
