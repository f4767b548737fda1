package org.laplace.qpu.daemon.plan;

import java.util.Collections;
import java.util.SortedMap;
import org.laplace.primitives.Hash;
import org.laplace.qpu.daemon.chain.ChainView;

/**
 * All that a plan depends on beside the journal.
 *
 * @param sentHeights when this process last sent a transaction, by its hash
 * @param isDraining whether the daemon only finishes what it has begun
 */
public record Situation(
    Policy policy,
    ChainView chain,
    Machine machine,
    SortedMap<Hash, Long> sentHeights,
    boolean isDraining) {
  public Situation {
    sentHeights = Collections.unmodifiableSortedMap(sentHeights);
  }

  long height() {
    return chain.height();
  }
}
