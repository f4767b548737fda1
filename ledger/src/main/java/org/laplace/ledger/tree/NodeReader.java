package org.laplace.ledger.tree;

/** Where a tree finds its stored nodes. */
public interface NodeReader {
  /**
   * The branch at an address that the tree refers to.
   *
   * @throws CorruptTreeException when there is none
   */
  Branch branch(NodeKey key);

  /**
   * The leaf at an address that the tree refers to.
   *
   * @throws CorruptTreeException when there is none
   */
  Leaf leaf(NodeKey key);
}
