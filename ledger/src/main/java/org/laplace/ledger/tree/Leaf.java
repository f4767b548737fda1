package org.laplace.ledger.tree;

import com.google.protobuf.ByteString;

/**
 * A key and its value at one version.
 *
 * <p>The value stands in the leaf, not just its hash: a proof carries the values of old versions,
 * and a proof of absence those of two neighbours, which the current state no longer has.
 *
 * @param key the key, not its hash
 * @param value the value, not its hash
 */
public record Leaf(ByteString key, ByteString value) implements Node {}
