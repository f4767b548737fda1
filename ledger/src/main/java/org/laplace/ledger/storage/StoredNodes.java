package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import org.laplace.ledger.tree.Branch;
import org.laplace.ledger.tree.CorruptTreeException;
import org.laplace.ledger.tree.Leaf;
import org.laplace.ledger.tree.NodeCodec;
import org.laplace.ledger.tree.NodeKey;
import org.laplace.ledger.tree.NodeReader;

/** The nodes of the tree as a snapshot holds them. */
record StoredNodes(Snapshot snapshot) implements NodeReader {
  @Override
  public Branch branch(NodeKey key) {
    return NodeCodec.decodeBranch(key, stored(key));
  }

  @Override
  public Leaf leaf(NodeKey key) {
    return NodeCodec.decodeLeaf(key, stored(key));
  }

  private ByteString stored(NodeKey key) {
    return snapshot
        .get(Keyspace.node(key))
        .orElseThrow(() -> new CorruptTreeException(key, "missing node"));
  }
}
