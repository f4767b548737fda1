package org.laplace.ledger.tree;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.function.Function;
import org.laplace.primitives.Hash;
import org.laplace.primitives.proof.SmtSpec;

/**
 * Applies a batch of changes to a version of the tree, and so makes the next version.
 *
 * <p>The batch is walked once in the order of paths: each branch on the way is read once, hashed
 * once and written once, however many changes are below it. The result depends on the old tree and
 * the changes alone; the root on the resulting keys and values alone.
 */
public final class StateTree {
  private final NodeReader reader;
  private final long newVersion;
  private final SequencedMap<NodeKey, Node> added = new LinkedHashMap<>();
  private final List<NodeKey> stale = new ArrayList<>();

  private StateTree(NodeReader reader, long newVersion) {
    this.reader = reader;
    this.newVersion = newVersion;
  }

  /**
   * Makes the next version.
   *
   * @param reader nodes of the version that is changed
   * @param root the root of the version that is changed
   * @param newVersion the version to make, above every version under this root
   * @param changes the new value of each changed key, or none to remove the key (which need not
   *     exist); neither keys nor values may be empty, since proofs cannot speak of those
   */
  public static TreeUpdate update(
      NodeReader reader,
      Subtree root,
      long newVersion,
      SortedMap<ByteString, Optional<ByteString>> changes) {
    var tree = new StateTree(reader, newVersion);
    var sorted =
        changes.entrySet().stream()
            .map(change -> Change.of(change.getKey(), change.getValue()))
            .sorted(Comparator.comparing(Change::path))
            .toList();
    var newRoot = tree.apply(root, 0, sorted);
    return new TreeUpdate(newRoot, tree.added, tree.stale);
  }

  /** A change and where in the tree it belongs. */
  private record Change(Hash path, Optional<Leaf> leaf) {
    static Change of(ByteString key, Optional<ByteString> value) {
      if (key.isEmpty() || value.filter(ByteString::isEmpty).isPresent()) {
        throw new IllegalArgumentException("a state key and its value have at least one byte each");
      }
      return new Change(SmtSpec.path(key), value.map(v -> new Leaf(key, v)));
    }
  }

  /** The subtree at a depth (in nibbles, at most 64) after changes that all belong below it. */
  private Subtree apply(Subtree subtree, int depth, List<Change> changes) {
    if (changes.isEmpty()) {
      return subtree;
    }
    return switch (subtree) {
      case Subtree.Empty _ -> grow(depth, newLeaves(Optional.empty(), changes));
      case Subtree.OfLeaf leaf -> grow(depth, newLeaves(Optional.of(leaf), changes));
      case Subtree.OfBranch branch -> applyBelow(branch, depth, changes);
    };
  }

  private Subtree applyBelow(Subtree.OfBranch branch, int depth, List<Change> changes) {
    var place = NibblePath.prefix(changes.getFirst().path(), depth);
    var key = branch.nodeKey(place);
    var before = reader.branch(key).children();
    var after = new ArrayList<Subtree>(Branch.CHILDREN);
    var parts = byNibble(changes, Change::path, depth);
    for (int nibble = 0; nibble < Branch.CHILDREN; nibble++) {
      after.add(apply(before.get(nibble), depth + 1, parts.get(nibble)));
    }
    if (after.equals(before)) {
      return branch;
    }
    stale.add(key);
    return join(place, after);
  }

  /** The leaves that changes leave where at most one leaf was. */
  private List<Subtree.OfLeaf> newLeaves(Optional<Subtree.OfLeaf> old, List<Change> changes) {
    var leaves = new ArrayList<Subtree.OfLeaf>();
    var untouched = old;
    for (var change : changes) {
      var replaced = old.filter(leaf -> leaf.path().equals(change.path()));
      replace(replaced, change).ifPresent(leaves::add);
      if (replaced.isPresent()) {
        untouched = Optional.empty();
      }
    }
    untouched.ifPresent(leaves::add);
    leaves.sort(Comparator.comparing(Subtree.OfLeaf::path));
    return leaves;
  }

  private Optional<Subtree.OfLeaf> replace(Optional<Subtree.OfLeaf> old, Change change) {
    var hash = change.leaf().map(leaf -> SmtSpec.leafHash(leaf.key(), leaf.value()));
    if (old.isPresent() && hash.equals(old.map(Subtree.OfLeaf::hash))) {
      return old;
    }
    old.ifPresent(leaf -> stale.add(leaf.nodeKey()));
    return change.leaf().map(leaf -> write(leaf, change.path(), hash.orElseThrow()));
  }

  private Subtree.OfLeaf write(Leaf leaf, Hash path, Hash hash) {
    var reference = new Subtree.OfLeaf(newVersion, path, hash);
    added.put(reference.nodeKey(), leaf);
    return reference;
  }

  private Subtree grow(int depth, List<Subtree.OfLeaf> leaves) {
    if (leaves.isEmpty()) {
      return Subtree.EMPTY;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    var children = new ArrayList<Subtree>(Branch.CHILDREN);
    for (var part : byNibble(leaves, Subtree.OfLeaf::path, depth)) {
      children.add(grow(depth + 1, part));
    }
    return join(NibblePath.prefix(leaves.getFirst().path(), depth), children);
  }

  private Subtree join(NibblePath place, List<Subtree> children) {
    return Branch.collapsed(children).orElseGet(() -> write(new Branch(children), place));
  }

  private Subtree write(Branch branch, NibblePath place) {
    var reference = new Subtree.OfBranch(newVersion, branch.hash());
    added.put(reference.nodeKey(place), branch);
    return reference;
  }

  /** Cuts a list, sorted by path, into sixteen by the nibble of the path at a depth. */
  private static <T> List<List<T>> byNibble(List<T> sorted, Function<T, Hash> path, int depth) {
    var parts = new ArrayList<List<T>>(Branch.CHILDREN);
    int from = 0;
    for (int nibble = 0; nibble < Branch.CHILDREN; nibble++) {
      int to = from;
      while (to < sorted.size() && NibblePath.nibble(path.apply(sorted.get(to)), depth) == nibble) {
        to++;
      }
      parts.add(sorted.subList(from, to));
      from = to;
    }
    return parts;
  }
}
