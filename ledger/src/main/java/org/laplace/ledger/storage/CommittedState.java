package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateView;
import org.laplace.ledger.tree.NodeCodec;
import org.laplace.ledger.tree.Subtree;
import org.laplace.ledger.tree.TreeProofs;
import org.laplace.primitives.Hash;

/**
 * State as the last committed block left it, unmoved by later commits. Safe for many threads.
 *
 * <p>An open one costs disk space for what was overwritten since; close it when the next block is
 * committed, or the answer is given.
 */
public final class CommittedState implements StateView, AutoCloseable {
  private final Snapshot snapshot;
  private final Optional<Committed> last;

  CommittedState(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.last =
        snapshot
            .get(Keyspace.HEIGHT)
            .map(height -> height.asReadOnlyByteBuffer().getLong())
            .map(height -> new Committed(height, rootAt(height).hash()));
  }

  /** The last committed block, or nothing before genesis is committed. */
  public Optional<Committed> last() {
    return last;
  }

  @Override
  public Optional<ByteString> read(ByteString key) {
    return snapshot.get(Keyspace.state(key));
  }

  @Override
  public List<StateEntry> scan(ByteString prefix, ByteString from, int limit) {
    var end = Keyspace.after(Keyspace.state(prefix));
    return snapshot.range(Keyspace.state(from), end, limit).stream()
        .map(entry -> new StateEntry(Keyspace.stateKeyOf(entry.key()), entry.value()))
        .toList();
  }

  /** The bulky bytes with this SHA-256, if they were committed. */
  public Optional<ByteString> blob(Hash hash) {
    return snapshot.get(Keyspace.blob(hash));
  }

  /** What became of the transaction with this hash, while it is remembered. */
  public Optional<ByteString> transaction(Hash hash) {
    return snapshot.get(Keyspace.transaction(hash));
  }

  /**
   * Proves what stood under a key after the block of a height.
   *
   * @param key the key, at least one byte
   * @return the proof, or nothing when the height is not provable: in the future, or below {@link
   *     #oldestProvableHeight}
   */
  public Optional<StateProof> proof(long height, ByteString key) {
    return findRoot(height).map(root -> proof(height, root, key));
  }

  private StateProof proof(long height, Subtree root, ByteString key) {
    var proof = TreeProofs.prove(new StoredNodes(snapshot), root, key);
    var value =
        proof.hasExist() ? Optional.of(proof.getExist().getValue()) : Optional.<ByteString>empty();
    return new StateProof(height, root.hash(), key, value, proof);
  }

  /** The lowest height of which {@link #proof} still knows, or nothing before genesis. */
  public Optional<Long> oldestProvableHeight() {
    return snapshot.range(Keyspace.root(0), Keyspace.root(Long.MAX_VALUE), 1).stream()
        .map(entry -> Keyspace.heightOfRoot(entry.key()))
        .findFirst();
  }

  /** The tree of the last committed block. */
  Subtree root() {
    return last.map(block -> rootAt(block.height())).orElse(Subtree.EMPTY);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  private Subtree rootAt(long height) {
    return findRoot(height)
        .orElseThrow(
            () ->
                new StorageException(
                    StorageFault.DAMAGED,
                    "the root of height "
                        + height
                        + " is missing in the state directory: restore a copy or join anew"));
  }

  private Optional<Subtree> findRoot(long height) {
    return snapshot.get(Keyspace.root(height)).map(root -> NodeCodec.decodeRoot(height, root));
  }

  @Override
  public void close() {
    snapshot.close();
  }
}
