package org.laplace.qpu.daemon.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.qpu.QpuLimits;

class RecordCodecTest {
  @Test
  void everyRecordIsReadAsItWasWritten() {
    var random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      JournalRecord record = JournalRecords.ofKind(i % JournalRecords.KINDS, random);
      byte[] bytes = RecordCodec.encode(record);
      assertTrue(bytes.length <= QpuLimits.JOURNAL_RECORD_BYTES_MAX);
      assertEquals(Optional.of(record), RecordCodec.decode(bytes));
    }
  }

  @Test
  void aRecordThatIsShorterOrLongerIsNone() {
    var random = new Random(2);
    for (int kind = 0; kind < JournalRecords.KINDS; kind++) {
      byte[] bytes = RecordCodec.encode(JournalRecords.ofKind(kind, random));
      for (int size = 0; size < bytes.length; size++) {
        assertEquals(Optional.empty(), RecordCodec.decode(Arrays.copyOf(bytes, size)));
      }
      assertEquals(Optional.empty(), RecordCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)));
    }
  }

  @Test
  void garbageIsNoRecordAndDoesNotThrow() {
    var random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      var garbage = new byte[random.nextInt(120)];
      random.nextBytes(garbage);
      if (garbage.length > 0) {
        garbage[0] = (byte) random.nextInt(12);
      }
      RecordCodec.decode(garbage);
    }
  }
}
