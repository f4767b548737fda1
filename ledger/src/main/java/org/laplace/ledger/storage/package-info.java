/**
 * Durable state: one ordered key-value store, one synced write a block.
 *
 * <p>{@link org.laplace.ledger.storage.StateStore} is what the rest of the ledger uses: it prepares
 * a block's changes (which yields the app hash), commits them, and gives consistent views of the
 * last committed block, with proofs. Below it stand {@link
 * org.laplace.ledger.storage.KeyValueStore} with its two forms, LevelDB and memory, and {@link
 * org.laplace.ledger.storage.Keyspace}, which says what is stored where.
 *
 * <p>The current value of each key stands twice: flat, where reads and scans are one look-up, and
 * in its leaf of the tree, from which old versions are proved. What keys and values mean is no
 * matter of this package.
 */
@NullMarked
package org.laplace.ledger.storage;

import org.jspecify.annotations.NullMarked;
