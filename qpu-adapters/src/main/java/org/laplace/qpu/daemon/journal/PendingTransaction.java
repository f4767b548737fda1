package org.laplace.qpu.daemon.journal;

import org.laplace.primitives.Hash;

/**
 * A signed transaction that may still get into a block. Its bytes are in the store.
 *
 * @param hash SHA-256 of its bytes
 * @param sequence of the provider's lane
 * @param expiryHeight the last height at which it may be in a block
 */
public record PendingTransaction(Purpose purpose, Hash hash, long sequence, long expiryHeight) {
  /** Whether no block after this height and lane sequence can hold it any more. */
  public boolean isDead(long laneSequence, long height) {
    return sequence < laneSequence || expiryHeight <= height;
  }
}
