package org.laplace.primitives.receipt;

import com.google.protobuf.ByteString;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Hash;

/** What the node of a development chain signs for its receipts. */
public final class DevelopmentSignature {
  private static final String TAG = "laplace/solo-receipt/v1";

  private DevelopmentSignature() {}

  /**
   * The bytes to sign: the tagged hash of chain id, height and app hash.
   *
   * @param height the height after which the state has this app hash
   */
  public static ByteString signedBytes(String chainId, long height, Hash appHash) {
    return Hash.tagged(
            TAG, ByteString.copyFromUtf8(chainId), BigEndian.int64(height), appHash.bytes())
        .bytes();
  }
}
