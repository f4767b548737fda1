package org.laplace.ledger.tree;

/** A stored node is missing or unreadable: the storage lost what was written to it. */
public final class CorruptTreeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A node that is not there, or is not what its address says. */
  public CorruptTreeException(NodeKey key, String what) {
    super(
        what
            + " at version "
            + key.version()
            + ", "
            + key.place().length()
            + " nibbles deep: the state directory is damaged; restore a copy or join anew");
  }
}
