package org.laplace.qpu.daemon.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at any moment: what was acknowledged is there, and nothing that was never written. */
class KilledJournalTest {
  private static final long SEED = 42;
  private static final int RECORDS_MAX = 64;

  @TempDir private Path directory;

  /** Appends the records of the seed, from where the journal stands, and counts them aloud. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      try (FileJournal journal = FileJournal.open(Path.of(arguments[0]), RECORDS_MAX)) {
        var random = new Random(SEED);
        long written = Long.parseLong(arguments[1]);
        for (long i = 0; i < written; i++) {
          JournalRecords.random(random);
        }
        while (true) {
          journal.append(JournalRecords.random(random));
          System.out.println(++written);
        }
      }
    }
  }

  @Test
  void whatWasAcknowledgedSurvives() throws Exception {
    Path file = directory.resolve("journal");
    var random = new Random(1);
    long durable = 0;
    for (int kill = 0; kill < 6; kill++) {
      Process child = ChildProcess.start(Writer.class, file.toString(), Long.toString(durable));
      long acknowledged = durable;
      long target = durable + 20 + random.nextInt(150);
      try (BufferedReader out = child.inputReader()) {
        while (acknowledged < target) {
          acknowledged = Long.parseLong(out.readLine());
        }
        // By its handle: destroying the Process would close the stream too.
        child.toHandle().destroyForcibly();
        child.waitFor();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          if (!line.isEmpty()) {
            acknowledged = Math.max(acknowledged, Long.parseLong(line));
          }
        }
      } finally {
        child.destroyForcibly();
      }
      durable = recordsIn(file, acknowledged);
    }
  }

  /** How many of the seed's records the journal holds: all acknowledged, or the one after too. */
  private static long recordsIn(Path file, long acknowledged) throws IOException {
    try (FileJournal journal = FileJournal.open(file, RECORDS_MAX)) {
      var random = new Random(SEED);
      JournalState expected = JournalState.EMPTY;
      for (long i = 0; i < acknowledged; i++) {
        expected = expected.plus(JournalRecords.random(random));
      }
      if (journal.state().equals(expected)) {
        return acknowledged;
      }
      assertEquals(expected.plus(JournalRecords.random(random)), journal.state());
      assertTrue(acknowledged > 0);
      return acknowledged + 1;
    }
  }
}
