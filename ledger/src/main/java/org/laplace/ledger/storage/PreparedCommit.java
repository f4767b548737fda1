package org.laplace.ledger.storage;

import java.util.Optional;
import org.laplace.primitives.Hash;

/** A block's changes, worked out but not written: nothing of it is there until it is committed. */
public final class PreparedCommit {
  private final Optional<Committed> base;
  private final Committed next;
  private final WriteBatch batch;

  PreparedCommit(Optional<Committed> base, Committed next, WriteBatch batch) {
    this.base = base;
    this.next = next;
    this.batch = batch;
  }

  /** The height of the block. */
  public long height() {
    return next.height();
  }

  /** The root of the state after the block. */
  public Hash appHash() {
    return next.appHash();
  }

  /** The block on which this one builds, or nothing when it is the first. */
  Optional<Committed> base() {
    return base;
  }

  Committed next() {
    return next;
  }

  /** All that makes the block durable. */
  WriteBatch batch() {
    return batch;
  }
}
