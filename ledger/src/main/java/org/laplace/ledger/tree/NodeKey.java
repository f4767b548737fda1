package org.laplace.ledger.tree;

/**
 * The address of a stored node, which holds the same node forever.
 *
 * @param version the version (block height) whose update made the node
 * @param place where a branch hangs, or the full path of a leaf
 */
public record NodeKey(long version, NibblePath place) {
  /** Whether this is the address of a leaf; every other one is a branch's. */
  public boolean isLeaf() {
    return place.length() == NibblePath.NIBBLES;
  }
}
