package org.laplace.ledger.state;

import com.google.protobuf.ByteString;

/** A key of state and what stands there. */
public record StateEntry(ByteString key, ByteString value) {}
