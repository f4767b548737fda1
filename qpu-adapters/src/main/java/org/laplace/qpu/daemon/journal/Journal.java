package org.laplace.qpu.daemon.journal;

import java.io.IOException;

/** Where records are kept. One thread at a time. */
public interface Journal {
  /** What all records so far come to. */
  JournalState state();

  /**
   * Returns once the record is safe from a crash.
   *
   * @throws IOException if it may not be; the journal takes no further records then
   */
  void append(JournalRecord record) throws IOException;
}
