package org.laplace.jobs.state;

import com.google.protobuf.ByteString;
import org.laplace.ledger.state.Codec;

/** Bytes as they are: ids and addresses in index entries. */
enum BytesCodec implements Codec<ByteString> {
  INSTANCE;

  @Override
  public ByteString encode(ByteString value) {
    return value;
  }

  @Override
  public ByteString decode(ByteString bytes) {
    return bytes;
  }
}
