package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;

/**
 * What a store held at one moment. Safe for many threads. An open one costs space for what has been
 * overwritten since, so close it.
 *
 * <p>Ranges are read in pages instead of through an iterator that stays open: there is nothing to
 * leak, and nothing that a closing store would have to wait for.
 */
public interface Snapshot extends AutoCloseable {
  /**
   * The value under a key.
   *
   * @throws IllegalStateException when the snapshot or its store is closed
   * @throws StorageException when the disk fails
   */
  Optional<ByteString> get(ByteString key);

  /**
   * The first entries of a range, in the order of their keys.
   *
   * @param from the first key that counts
   * @param to the first key that does not count any more
   * @param limit how many entries at the most
   * @throws IllegalStateException when the snapshot or its store is closed
   * @throws StorageException when the disk fails
   */
  List<StoredEntry> range(ByteString from, ByteString to, int limit);

  /** Gives the snapshot up; once more does nothing. */
  @Override
  void close();
}
