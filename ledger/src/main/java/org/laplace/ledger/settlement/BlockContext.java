package org.laplace.ledger.settlement;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;

/**
 * What is the same for everything in a block.
 *
 * @param height of the block
 * @param previousAppHash the app hash after the block before: the same everywhere, known to nobody
 *     before that block's proposal
 * @param proposer consensus address of the block's proposer, 20 bytes
 * @param weight sum over the block's transactions
 */
public record BlockContext(long height, Hash previousAppHash, ByteString proposer, long weight) {}
