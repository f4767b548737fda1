package org.laplace.primitives.tx;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Hash;

/** Minted when a lane opens; marks everything that the lane emits. */
public final class ParticipantToken {
  private static final String TAG = "laplace/participant/v1";

  private ParticipantToken() {}

  /** The token of a lane that opens in the block of this height. */
  public static Hash of(String chainId, Address address, long height) {
    return Hash.tagged(
        TAG, ByteString.copyFromUtf8(chainId), address.bytes(), BigEndian.int64(height));
  }
}
