package org.laplace.ledger.state;

import com.google.protobuf.ByteString;

/** Turns a state record into its one encoding and back. */
public interface Codec<T> {
  ByteString encode(T value);

  /** Reads what {@link #encode} wrote; state is our own, so anything else is a defect. */
  T decode(ByteString bytes);
}
