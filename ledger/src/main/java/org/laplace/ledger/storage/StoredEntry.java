package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;

/** A key of a store and what stands there. */
public record StoredEntry(ByteString key, ByteString value) {}
