package org.laplace.ledger.storage;

import org.laplace.primitives.Hash;

/**
 * The last block whose changes are durable.
 *
 * @param height its height; the height of genesis is the one before the first block's
 * @param appHash the root of the state after it
 */
public record Committed(long height, Hash appHash) {}
