package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import org.laplace.ledger.tree.NodeCodec;
import org.laplace.ledger.tree.StateTree;
import org.laplace.ledger.tree.TreeUpdate;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Hash;

/**
 * The state of the chain, block by block.
 *
 * <p>One thread prepares and commits; any number read. A process may die at any point: after it the
 * store holds the last block whose commit returned, or the one whose commit was under way.
 *
 * <pre>{@code
 * try (var store = StateStore.open(directory)) {
 *   var block = store.prepare(height, overlay.writes(), blobs); // FinalizeBlock: block.appHash()
 *   store.commit(block);                                        // Commit
 *   try (var state = store.committed()) {
 *     state.proof(height, key).ifPresent(proof -> send(proof));
 *   }
 * }
 * }</pre>
 */
public final class StateStore implements AutoCloseable {
  private final KeyValueStore store;
  private final int provableHeights;
  private volatile Optional<Committed> last;
  private boolean failed;

  StateStore(KeyValueStore store, int provableHeights) {
    this.store = store;
    this.provableHeights = provableHeights;
    try (var state = committed()) {
      this.last = state.last();
    }
  }

  /**
   * Opens the state in a directory, which is made when it does not exist.
   *
   * @throws StorageException with the reason, when it cannot be used
   */
  public static StateStore open(Path directory) {
    return over(LevelDbStore.open(directory));
  }

  /** State in memory, gone with the process. */
  public static StateStore inMemory() {
    return over(new MemoryStore());
  }

  /**
   * The state in a store, which it closes when it is closed.
   *
   * @throws StorageException when what the store holds does not fit together
   */
  public static StateStore over(KeyValueStore store) {
    try {
      return new StateStore(store, StorageLimits.PROVABLE_HEIGHTS);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** The last committed block, or nothing before genesis is committed. */
  public Optional<Committed> lastCommitted() {
    return last;
  }

  /** A view of the last committed block, to be closed by the caller. */
  public CommittedState committed() {
    var snapshot = store.snapshot();
    try {
      return new CommittedState(snapshot);
    } catch (RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  /**
   * Works out a block's root and writes, and changes nothing. A block may be prepared any number of
   * times; only one prepared on the last committed block can be committed.
   *
   * @param height any for genesis, after it the last committed one plus one
   * @param changes the new value of each changed key, or nothing to remove it; keys of 1 to {@link
   *     StorageLimits#STATE_KEY_BYTES_MAX} bytes, values of 1 to {@link
   *     StorageLimits#STATE_VALUE_BYTES_MAX}
   * @param blobs bulky bytes, each to be found under its SHA-256 from then on
   * @param transactions what became of the block's transactions, each to be found under its hash
   *     for the next {@link StorageLimits#TRANSACTION_HEIGHTS} heights
   */
  public PreparedCommit prepare(
      long height,
      SortedMap<ByteString, Optional<ByteString>> changes,
      Collection<ByteString> blobs,
      SortedMap<Hash, ByteString> transactions) {
    try (var state = committed()) {
      requireNext(height, state.last());
      changes.forEach(StateStore::requireSizes);
      var tree = StateTree.update(new StoredNodes(state.snapshot()), state.root(), height, changes);
      var batch = new WriteBatch();
      addState(batch, changes);
      addTree(batch, height, tree);
      blobs.forEach(blob -> batch.put(Keyspace.blob(Hash.of(blob)), blob));
      TransactionIndex.addTo(batch, state.snapshot(), height, transactions);
      batch.put(Keyspace.HEIGHT, BigEndian.int64(height));
      Pruning.addTo(
          batch,
          state.snapshot(),
          height - provableHeights + 1,
          2 * tree.stale().size() + StorageLimits.PRUNE_BACKLOG_NODES);
      return new PreparedCommit(state.last(), new Committed(height, tree.root().hash()), batch);
    }
  }

  /** The same for a block without transactions. */
  public PreparedCommit prepare(
      long height,
      SortedMap<ByteString, Optional<ByteString>> changes,
      Collection<ByteString> blobs) {
    return prepare(height, changes, blobs, Collections.emptySortedMap());
  }

  /**
   * Makes a prepared block the last committed one, by one synced write.
   *
   * @throws StorageException when it could not be made durable: the process must end
   */
  public synchronized void commit(PreparedCommit prepared) {
    if (failed) {
      throw new IllegalStateException(
          "a commit failed before: only a restart tells what is durable");
    }
    if (!prepared.base().equals(last)) {
      throw new IllegalStateException(
          "height " + prepared.height() + " was prepared on " + prepared.base() + ", not " + last);
    }
    failed = true;
    store.write(prepared.batch());
    failed = false;
    last = Optional.of(prepared.next());
  }

  private static void requireNext(long height, Optional<Committed> last) {
    if (height < 0 || last.filter(block -> height != block.height() + 1).isPresent()) {
      throw new IllegalArgumentException("height " + height + " does not follow " + last);
    }
  }

  private static void requireSizes(ByteString key, Optional<ByteString> value) {
    if (key.size() > StorageLimits.STATE_KEY_BYTES_MAX
        || value.filter(v -> v.size() > StorageLimits.STATE_VALUE_BYTES_MAX).isPresent()) {
      throw new IllegalArgumentException(
          "a state key or value is too large: "
              + key.size()
              + " and "
              + value.map(ByteString::size));
    }
  }

  private static void addState(
      WriteBatch batch, SortedMap<ByteString, Optional<ByteString>> changes) {
    changes.forEach(
        (key, value) ->
            value.ifPresentOrElse(
                v -> batch.put(Keyspace.state(key), v), () -> batch.delete(Keyspace.state(key))));
  }

  private static void addTree(WriteBatch batch, long height, TreeUpdate tree) {
    tree.added().forEach((key, node) -> batch.put(Keyspace.node(key), NodeCodec.encode(node)));
    tree.stale().forEach(key -> batch.put(Keyspace.stale(height, key), ByteString.EMPTY));
    batch.put(Keyspace.root(height), NodeCodec.encode(tree.root()));
  }

  /** Ends all views and closes the store. */
  @Override
  public void close() {
    store.close();
  }
}
