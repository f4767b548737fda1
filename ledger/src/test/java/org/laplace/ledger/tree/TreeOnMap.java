package org.laplace.ledger.tree;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.primitives.Hash;
import org.laplace.proto.ics23.CommitmentProof;

/**
 * A tree with all its versions, its nodes encoded in a map, beside the plain state it stands for.
 */
final class TreeOnMap implements NodeReader {
  private final Map<ByteString, ByteString> nodes = new HashMap<>();
  private final List<Subtree> roots = new ArrayList<>(List.of(Subtree.EMPTY));
  private final List<SortedMap<ByteString, ByteString>> states =
      new ArrayList<>(List.of(emptyState()));
  private final TreeMap<Long, List<NodeKey>> staleSince = new TreeMap<>();

  static <V> SortedMap<ByteString, V> emptyState() {
    return new TreeMap<>(ByteString.unsignedLexicographicalComparator());
  }

  static SortedMap<ByteString, Optional<ByteString>> puts(Map<ByteString, ByteString> state) {
    var changes = TreeOnMap.<Optional<ByteString>>emptyState();
    state.forEach((key, value) -> changes.put(key, Optional.of(value)));
    return changes;
  }

  TreeUpdate apply(SortedMap<ByteString, Optional<ByteString>> changes) {
    long version = version() + 1;
    var update = StateTree.update(this, roots.getLast(), version, changes);
    update.added().forEach((key, node) -> store(key, node));
    staleSince.put(version, update.stale());
    roots.add(NodeCodec.decodeRoot(version, NodeCodec.encode(update.root())));
    var state = TreeOnMap.<ByteString>emptyState();
    state.putAll(states.getLast());
    changes.forEach(
        (key, value) -> value.ifPresentOrElse(v -> state.put(key, v), () -> state.remove(key)));
    states.add(state);
    return update;
  }

  private void store(NodeKey key, Node node) {
    if (nodes.put(NodeCodec.encode(key), NodeCodec.encode(node)) != null) {
      throw new AssertionError("an address was written twice: " + key);
    }
  }

  long version() {
    return roots.size() - 1L;
  }

  Hash root() {
    return root(version());
  }

  Hash root(long version) {
    return roots.get((int) version).hash();
  }

  SortedMap<ByteString, ByteString> state(long version) {
    return states.get((int) version);
  }

  CommitmentProof prove(long version, ByteString key) {
    return TreeProofs.prove(this, roots.get((int) version), key);
  }

  /** Removes what only versions before this one reach. */
  void pruneBefore(long version) {
    for (var stale : staleSince.headMap(version, true).values()) {
      for (var key : stale) {
        if (nodes.remove(NodeCodec.encode(key)) == null) {
          throw new AssertionError("a node went stale that is not there: " + key);
        }
      }
    }
    staleSince.headMap(version, true).clear();
  }

  Set<ByteString> storedNodes() {
    return nodes.keySet();
  }

  /** Addresses of all nodes that the last version reaches. */
  Set<ByteString> reachableNodes() {
    var reached = new HashSet<ByteString>();
    reach(roots.getLast(), NibblePath.ROOT, reached);
    return reached;
  }

  private void reach(Subtree subtree, NibblePath place, Set<ByteString> reached) {
    switch (subtree) {
      case Subtree.Empty _ -> {}
      case Subtree.OfLeaf leaf -> reached.add(NodeCodec.encode(leaf.nodeKey()));
      case Subtree.OfBranch branch -> {
        reached.add(NodeCodec.encode(branch.nodeKey(place)));
        var children = branch(branch.nodeKey(place)).children();
        for (int nibble = 0; nibble < children.size(); nibble++) {
          reach(children.get(nibble), place.child(nibble), reached);
        }
      }
    }
  }

  @Override
  public Branch branch(NodeKey key) {
    return NodeCodec.decodeBranch(key, stored(key));
  }

  @Override
  public Leaf leaf(NodeKey key) {
    return NodeCodec.decodeLeaf(key, stored(key));
  }

  private ByteString stored(NodeKey key) {
    return Optional.ofNullable(nodes.get(NodeCodec.encode(key)))
        .orElseThrow(() -> new CorruptTreeException(key, "missing node"));
  }
}
