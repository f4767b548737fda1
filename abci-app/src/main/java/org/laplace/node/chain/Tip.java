package org.laplace.node.chain;

import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Hash;

/**
 * The newest committed block, as readers see it.
 *
 * @param height 0 before the first block
 * @param appHash the root of the state after the block
 * @param state readable until a few more blocks are committed, or inside {@link Chain#read} for as
 *     long as that takes
 */
public record Tip(long height, Hash appHash, StateView state) {}
