package org.laplace.ledger.block;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.primitives.Hash;

/**
 * A decided block, as the ledger runs it.
 *
 * @param proposer consensus address of the proposer, 20 bytes
 * @param previousAppHash the app hash after the block before
 */
public record Block(
    long height, ByteString proposer, Hash previousAppHash, List<ByteString> transactions) {
  public Block {
    transactions = List.copyOf(transactions);
  }
}
