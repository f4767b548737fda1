package org.laplace.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.primitives.Hash;
import org.laplace.primitives.proof.SmtSpec;

/**
 * Four levels of the binary tree in one stored node.
 *
 * @param children the sixteen subtrees four bits further down, in order of those bits; together
 *     they have at least two leaves
 */
public record Branch(List<Subtree> children) implements Node {
  /** Children of a branch. */
  public static final int CHILDREN = 16;

  /** Checks the number of children. */
  public Branch {
    children = List.copyOf(children);
    if (children.size() != CHILDREN) {
      throw new IllegalArgumentException("a branch has 16 children, not " + children.size());
    }
  }

  Subtree child(int nibble) {
    return children.get(nibble);
  }

  /** The hash of the branch. */
  public Hash hash() {
    return hash(0, CHILDREN);
  }

  /**
   * The sibling hashes on the way down to a leaf, the topmost first: four, or fewer where the leaf
   * is alone in its part of this branch and so stands for it.
   */
  List<Hash> siblings(int nibble) {
    var siblings = new ArrayList<Hash>(4);
    int from = 0;
    for (int half = CHILDREN / 2;
        half > 0 && collapsed(children, from, 2 * half).isEmpty();
        half /= 2) {
      boolean right = nibble >= from + half;
      siblings.add(hash(right ? from : from + half, half));
      from = right ? from + half : from;
    }
    return siblings;
  }

  private Hash hash(int from, int width) {
    int half = width / 2;
    return collapsed(children, from, width)
        .map(Subtree::hash)
        .orElseGet(() -> SmtSpec.innerHash(hash(from, half), hash(from + half, half)));
  }

  /** What stands for these children without a branch: nothing, or their only leaf. */
  static Optional<Subtree> collapsed(List<Subtree> children) {
    return collapsed(children, 0, CHILDREN);
  }

  private static Optional<Subtree> collapsed(List<Subtree> children, int from, int width) {
    if (width == 1) {
      return Optional.of(children.get(from));
    }
    Subtree only = Subtree.EMPTY;
    for (var child : children.subList(from, from + width)) {
      if (child instanceof Subtree.Empty) {
        continue;
      }
      if (child instanceof Subtree.OfBranch || only instanceof Subtree.OfLeaf) {
        return Optional.empty();
      }
      only = child;
    }
    return Optional.of(only);
  }
}
