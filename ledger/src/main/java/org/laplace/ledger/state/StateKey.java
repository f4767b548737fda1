package org.laplace.ledger.state;

import com.google.protobuf.ByteString;

/**
 * The place of one record in state. A component builds its keys in one file, nowhere else.
 *
 * @param bytes the key in the state tree
 * @param codec how the record is encoded
 */
public record StateKey<T>(ByteString bytes, Codec<T> codec) {}
