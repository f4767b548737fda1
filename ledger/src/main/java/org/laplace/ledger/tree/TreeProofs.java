package org.laplace.ledger.tree;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.laplace.primitives.Hash;
import org.laplace.primitives.proof.SmtSpec;
import org.laplace.proto.ics23.CommitmentProof;
import org.laplace.proto.ics23.ExistenceProof;
import org.laplace.proto.ics23.NonExistenceProof;

/**
 * Makes the proof of what one version of the tree holds under a key.
 *
 * <p>In an empty tree the proof of absence names no neighbour; the root alone proves it, to our own
 * check but not to the ICS-23 libraries, which refuse such a proof.
 */
public final class TreeProofs {
  private final NodeReader reader;
  private final Subtree root;

  private TreeProofs(NodeReader reader, Subtree root) {
    this.reader = reader;
    this.root = root;
  }

  /**
   * Proves that a key has a value, which the proof carries, or that it has none.
   *
   * @param reader nodes of the version
   * @param root the root of the version
   * @param key the key, not its hash, at least one byte
   */
  public static CommitmentProof prove(NodeReader reader, Subtree root, ByteString key) {
    return new TreeProofs(reader, root).prove(key);
  }

  private CommitmentProof prove(ByteString key) {
    var path = SmtSpec.path(key);
    var proof = CommitmentProof.newBuilder();
    find(path)
        .ifPresentOrElse(
            leaf -> proof.setExist(existence(leaf)), () -> proof.setNonexist(absence(key, path)));
    return proof.build();
  }

  private Optional<Subtree.OfLeaf> find(Hash path) {
    return nearest(Side.HERE, root, NibblePath.ROOT, path);
  }

  private NonExistenceProof absence(ByteString key, Hash path) {
    var proof = NonExistenceProof.newBuilder().setKey(key);
    nearest(Side.LEFT, root, NibblePath.ROOT, path)
        .ifPresent(leaf -> proof.setLeft(existence(leaf)));
    nearest(Side.RIGHT, root, NibblePath.ROOT, path)
        .ifPresent(leaf -> proof.setRight(existence(leaf)));
    return proof.build();
  }

  private ExistenceProof existence(Subtree.OfLeaf reference) {
    var leaf = reader.leaf(reference.nodeKey());
    var path = reference.path();
    var siblings = siblingsFromRoot(path);
    var proof =
        ExistenceProof.newBuilder()
            .setKey(leaf.key())
            .setValue(leaf.value())
            .setLeaf(SmtSpec.LEAF_OP);
    for (int depth = siblings.size() - 1; depth >= 0; depth--) {
      proof.addPath(SmtSpec.step(siblings.get(depth), SmtSpec.goesRight(path, depth)));
    }
    return proof.build();
  }

  private List<Hash> siblingsFromRoot(Hash path) {
    var siblings = new ArrayList<Hash>();
    var subtree = root;
    for (int depth = 0; subtree instanceof Subtree.OfBranch branch; depth++) {
      var node = reader.branch(branch.nodeKey(NibblePath.prefix(path, depth)));
      int nibble = NibblePath.nibble(path, depth);
      siblings.addAll(node.siblings(nibble));
      subtree = node.child(nibble);
    }
    return siblings;
  }

  /** Where to look for a leaf, seen from a path. */
  private enum Side {
    LEFT(-1),
    HERE(0),
    RIGHT(1);

    private final int sign;

    Side(int sign) {
      this.sign = sign;
    }

    boolean has(Hash leafPath, Hash path) {
      return Integer.signum(leafPath.compareTo(path)) == sign;
    }

    /** The children of a branch on this side of one of them, the nearest first. */
    IntStream childrenBeside(int nibble) {
      return switch (this) {
        case LEFT -> IntStream.iterate(nibble - 1, i -> i >= 0, i -> i - 1);
        case HERE -> IntStream.empty();
        case RIGHT -> IntStream.range(nibble + 1, Branch.CHILDREN);
      };
    }

    /** All children of a branch that is on this side, the nearest first. */
    IntStream children() {
      return childrenBeside(this == LEFT ? Branch.CHILDREN : -1);
    }
  }

  /** The leaf of a subtree that is nearest to a path that runs through it, on one side of it. */
  private Optional<Subtree.OfLeaf> nearest(
      Side side, Subtree subtree, NibblePath place, Hash path) {
    return switch (subtree) {
      case Subtree.Empty _ -> Optional.empty();
      case Subtree.OfLeaf leaf -> Optional.of(leaf).filter(l -> side.has(l.path(), path));
      case Subtree.OfBranch reference -> {
        var branch = reader.branch(reference.nodeKey(place));
        int nibble = NibblePath.nibble(path, place.length());
        yield nearest(side, branch.child(nibble), place.child(nibble), path)
            .or(() -> firstLeaf(side, branch, place, side.childrenBeside(nibble)));
      }
    };
  }

  /** The first leaf below some children of a branch, which are given nearest first. */
  private Optional<Subtree.OfLeaf> firstLeaf(
      Side side, Branch branch, NibblePath place, IntStream nibbles) {
    return nibbles
        .boxed()
        .flatMap(nibble -> firstLeaf(side, branch.child(nibble), place.child(nibble)).stream())
        .findFirst();
  }

  private Optional<Subtree.OfLeaf> firstLeaf(Side side, Subtree subtree, NibblePath place) {
    return switch (subtree) {
      case Subtree.Empty _ -> Optional.empty();
      case Subtree.OfLeaf leaf -> Optional.of(leaf);
      case Subtree.OfBranch reference -> {
        var branch = reader.branch(reference.nodeKey(place));
        yield firstLeaf(side, branch, place, side.children());
      }
    };
  }
}
