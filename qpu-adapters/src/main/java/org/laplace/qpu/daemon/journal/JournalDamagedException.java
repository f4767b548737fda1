package org.laplace.qpu.daemon.journal;

import java.io.IOException;

/** The journal cannot be trusted; nothing was changed. */
public final class JournalDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  public JournalDamagedException(String message) {
    super(message);
  }
}
