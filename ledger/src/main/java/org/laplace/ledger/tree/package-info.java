/**
 * The state tree: a versioned sparse Merkle tree whose root is the app hash.
 *
 * <p>Hashing follows {@link org.laplace.primitives.proof.SmtSpec}: binary, over the bits of SHA-256
 * of a key. Storage packs four levels into one stored branch of sixteen children. A node has the
 * version (block height) that made it in its address and never changes, so one block's work is a
 * list of new nodes and a list of nodes that later versions no longer reach. Version by version the
 * idea is that of the Jellyfish Merkle tree; one thing differs: a leaf's address holds its full
 * path instead of the place where it hangs, so that a leaf which moves up or down, because a
 * neighbour left or came, is neither read nor written again.
 *
 * <p>Nothing here does I/O, keeps state between calls, or knows what keys and values mean: nodes
 * come in through {@link NodeReader}, and go out as a {@link TreeUpdate}.
 */
@NullMarked
package org.laplace.ledger.tree;

import org.jspecify.annotations.NullMarked;
