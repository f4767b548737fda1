package org.laplace.primitives.tx;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PublicKey;

/**
 * The bytes that the sender of a transaction signs. Five parts, each after its length as four
 * big-endian bytes:
 *
 * <ol>
 *   <li>the domain tag, {@value #TAG} in ASCII: a signature means nothing elsewhere;
 *   <li>the chain id in UTF-8: it means nothing on another chain;
 *   <li>{@code Tx.body_bytes} as encoded;
 *   <li>the number of {@code Auth.key_type}, one byte;
 *   <li>{@code Auth.public_key}, empty where the transaction carries none: nobody on the way can
 *       add or strip the key and so give the transaction another hash.
 * </ol>
 *
 * <p>That is all of a {@code Tx} but the signature itself.
 */
public final class SignBytes {
  public static final String TAG = "laplace/tx/v1";

  private SignBytes() {}

  /**
   * The bytes to sign.
   *
   * @param keyType of the key that signs
   * @param carriedKey the key in the transaction's auth, empty if it carries none
   */
  public static ByteString of(
      String chainId, ByteString bodyBytes, KeyType keyType, Optional<PublicKey> carriedKey) {
    byte[] keyTypeNumber = {(byte) keyType.proto().getNumber()};
    return framed(ByteString.copyFrom(TAG, StandardCharsets.US_ASCII))
        .concat(framed(ByteString.copyFromUtf8(chainId)))
        .concat(framed(bodyBytes))
        .concat(framed(ByteString.copyFrom(keyTypeNumber)))
        .concat(framed(carriedKey.map(PublicKey::bytes).orElse(ByteString.EMPTY)));
  }

  private static ByteString framed(ByteString part) {
    return BigEndian.int32(part.size()).concat(part);
  }
}
