package org.laplace.qpu.daemon.plan;

import java.util.Optional;
import org.laplace.qpu.daemon.journal.JournalState;

/** Whether offers are withheld because validators found something against a result. */
final class Pause {
  private Pause() {}

  /** Why nothing is offered, the same text as long as the pause lasts; empty if there is none. */
  static Optional<String> reason(JournalState journal, Situation now) {
    long rejected = journal.rejectedHeight();
    long blocks = now.policy().pauseBlocks();
    if (rejected == 0 || (blocks > 0 && now.height() - rejected >= blocks)) {
      return Optional.empty();
    }
    return Optional.of(
        "a result was found wrong at height "
            + rejected
            + ", and nothing is offered "
            + (blocks == 0
                ? "until the daemon is started with --resume"
                : "until height " + (rejected + blocks))
            + "; look for the cause with --check");
  }
}
