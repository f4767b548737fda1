package org.laplace.ledger.storage;

/**
 * Bytes under bytes, in the unsigned lexicographic order of the keys. Safe for many threads.
 *
 * <p>Reads go through snapshots, so that a reader never sees half of a batch.
 */
public interface KeyValueStore extends AutoCloseable {
  /**
   * What the store holds now, whatever is written later.
   *
   * @throws IllegalStateException when the store is closed
   */
  Snapshot snapshot();

  /**
   * Writes a batch, all of it or nothing, and returns when it is durable.
   *
   * @throws StorageException when it could not be made durable; it may be or not
   * @throws IllegalStateException when the store is closed
   */
  void write(WriteBatch batch);

  /** Waits for reads and writes under way, ends all snapshots, and closes. */
  @Override
  void close();
}
