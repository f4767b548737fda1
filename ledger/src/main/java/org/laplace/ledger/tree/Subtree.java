package org.laplace.ledger.tree;

import org.laplace.primitives.Hash;
import org.laplace.primitives.proof.SmtSpec;

/** What a parent knows of one of its subtrees: its hash, and where to find its topmost node. */
public sealed interface Subtree {
  /** The hash of the subtree. */
  Hash hash();

  /** A subtree without leaves. */
  record Empty() implements Subtree {
    @Override
    public Hash hash() {
      return SmtSpec.EMPTY;
    }
  }

  /**
   * A subtree with one leaf, which is that leaf at any depth.
   *
   * @param version the version that wrote the leaf
   * @param path SHA-256 of the leaf's key
   * @param hash the leaf's hash
   */
  record OfLeaf(long version, Hash path, Hash hash) implements Subtree {
    NodeKey nodeKey() {
      return new NodeKey(version, NibblePath.full(path));
    }
  }

  /**
   * A subtree with two leaves or more.
   *
   * @param version the version that wrote the branch at its top
   * @param hash the branch's hash
   */
  record OfBranch(long version, Hash hash) implements Subtree {
    /** The address of the branch, which its parent's place determines. */
    NodeKey nodeKey(NibblePath place) {
      return new NodeKey(version, place);
    }
  }

  /** The subtree without leaves. */
  Subtree EMPTY = new Empty();
}
