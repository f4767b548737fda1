package org.laplace.primitives.tx;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import org.laplace.primitives.BigEndian;

/**
 * The bytes that the sender of a transaction signs: the domain tag, the chain id and the body as
 * encoded, each after its length as four big-endian bytes. The tag keeps a signature from meaning
 * anything elsewhere, the chain id from meaning anything on another chain.
 */
public final class SignBytes {
  public static final String TAG = "laplace/tx/v1";

  private SignBytes() {}

  public static ByteString of(String chainId, ByteString bodyBytes) {
    return framed(ByteString.copyFrom(TAG, StandardCharsets.US_ASCII))
        .concat(framed(ByteString.copyFromUtf8(chainId)))
        .concat(framed(bodyBytes));
  }

  private static ByteString framed(ByteString part) {
    return BigEndian.int32(part.size()).concat(part);
  }
}
