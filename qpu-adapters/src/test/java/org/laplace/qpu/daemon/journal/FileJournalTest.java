package org.laplace.qpu.daemon.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("journal");
  }

  private static JournalState fold(List<JournalRecord> records) {
    JournalState state = JournalState.EMPTY;
    for (JournalRecord record : records) {
      state = state.plus(record);
    }
    return state;
  }

  private List<JournalRecord> write(int count, long seed) throws IOException {
    var random = new Random(seed);
    var records = new ArrayList<JournalRecord>();
    try (FileJournal journal = FileJournal.open(file())) {
      for (int i = 0; i < count; i++) {
        JournalRecord record = JournalRecords.random(random);
        journal.append(record);
        records.add(record);
      }
    }
    return records;
  }

  @Test
  void whatWasAppendedIsThereWhenTheJournalIsOpenedAgain() throws IOException {
    List<JournalRecord> records = write(200, 1);
    try (FileJournal journal = FileJournal.open(file())) {
      assertEquals(fold(records), journal.state());
    }
  }

  @Test
  void aRecordThatIsTornAtAnyByteIsCutOffAndTheNextOneTakesItsPlace() throws IOException {
    List<JournalRecord> records = write(6, 2);
    byte[] whole = Files.readAllBytes(file());
    int prefix = 0;
    for (int size = 0; size < whole.length; size++) {
      Files.write(file(), Arrays.copyOf(whole, size));
      while (prefix < records.size() && sizeOf(records.subList(0, prefix + 1)) <= size) {
        prefix++;
      }
      var next = new JournalRecord.Summary(7, 0);
      try (FileJournal journal = FileJournal.open(file())) {
        assertEquals(fold(records.subList(0, prefix)), journal.state(), "cut at byte " + size);
        journal.append(next);
      }
      try (FileJournal journal = FileJournal.open(file())) {
        assertEquals(fold(records.subList(0, prefix)).plus(next), journal.state());
      }
    }
  }

  private static int sizeOf(List<JournalRecord> records) {
    return records.stream().mapToInt(record -> 8 + RecordCodec.encode(record).length).sum();
  }

  @Test
  void aTailOfZerosOrOfChangedBytesIsCutOff() throws IOException {
    List<JournalRecord> records = write(6, 3);
    byte[] whole = Files.readAllBytes(file());
    int last = sizeOf(records.subList(0, 5));
    for (int at = last; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x20;
      Files.write(file(), changed);
      try (FileJournal journal = FileJournal.open(file())) {
        assertEquals(fold(records.subList(0, 5)), journal.state(), "changed at byte " + at);
      }
    }
    byte[] zeros = Arrays.copyOf(Arrays.copyOf(whole, last), last + 5_000);
    Files.write(file(), zeros);
    try (FileJournal journal = FileJournal.open(file())) {
      assertEquals(fold(records.subList(0, 5)), journal.state());
    }
    assertEquals(last, Files.size(file()));
  }

  @Test
  void damageBeforeWholeRecordsIsRefusedAndTheFileLeftAsItIs() throws IOException {
    List<JournalRecord> records = write(6, 4);
    byte[] whole = Files.readAllBytes(file());
    for (int at = 0; at < sizeOf(records.subList(0, 5)); at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x20;
      Files.write(file(), changed);
      JournalDamagedException refusal =
          assertThrows(JournalDamagedException.class, () -> FileJournal.open(file()).close());
      assertTrue(String.valueOf(refusal.getMessage()).contains("is damaged at byte"));
      assertArrayEquals(changed, Files.readAllBytes(file()));
    }
  }

  @Test
  void aLongJournalIsWrittenAnewWithTheSameState() throws IOException {
    var random = new Random(5);
    JournalState expected = JournalState.EMPTY;
    long largest = 0;
    try (FileJournal journal = FileJournal.open(file(), 120)) {
      for (int i = 0; i < 600; i++) {
        JournalRecord record = JournalRecords.random(random);
        journal.append(record);
        expected = expected.plus(record);
        assertEquals(expected.runs(), journal.state().runs());
        largest = Math.max(largest, Files.size(file()));
      }
    }
    assertTrue(largest < 120 * 250, "the file grew to " + largest + " bytes");
    try (FileJournal journal = FileJournal.open(file(), 120)) {
      assertEquals(expected, journal.state());
    }
  }

  @Test
  void whatACrashLeavesOfACompactionIsIgnored() throws IOException {
    List<JournalRecord> records = write(50, 6);
    Files.write(directory.resolve("journal.new"), new byte[] {1, 2, 3});
    try (FileJournal journal = FileJournal.open(file(), 50)) {
      journal.append(new JournalRecord.Summary(1, 0));
    }
    try (FileJournal journal = FileJournal.open(file(), 50)) {
      assertEquals(fold(records), journal.state());
    }
  }

  @Test
  void afterAFailureNothingMoreIsTaken() throws IOException {
    FileJournal journal = FileJournal.open(file());
    journal.close();
    assertThrows(IOException.class, () -> journal.append(new JournalRecord.Summary(1, 0)));
    assertThrows(IOException.class, () -> journal.append(new JournalRecord.Summary(1, 0)));
    assertEquals(JournalState.EMPTY, journal.state());
  }
}
