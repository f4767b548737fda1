package org.laplace.primitives.light;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PublicKey;
import org.laplace.primitives.key.Signature;
import org.laplace.proto.types.SimpleValidator;

/**
 * A member of a validator set.
 *
 * @param key Ed25519, 32 bytes; not necessarily a valid point, since CometBFT takes any: a key that
 *     is none signs nothing
 * @param power above 0
 */
public record Validator(ByteString key, long power) {
  static final int ADDRESS_BYTES = 20;

  /** First 20 bytes of SHA-256 of the key. */
  public ByteString address() {
    return Hash.of(key).bytes().substring(0, ADDRESS_BYTES);
  }

  /** Whether the bytes are this validator's signature over the message. Never throws. */
  boolean signed(ByteString signature, ByteString message) {
    if (signature.size() != KeyType.ED25519.signatureBytes()) {
      return false;
    }
    Optional<PublicKey> valid = PublicKey.parse(KeyType.ED25519, key).toOptional();
    return valid
        .filter(point -> point.verify(new Signature(KeyType.ED25519, signature), message))
        .isPresent();
  }

  /** A leaf of the tree whose root is the set's hash. */
  ByteString leaf() {
    return SimpleValidator.newBuilder()
        .setPubKey(org.laplace.proto.crypto.PublicKey.newBuilder().setEd25519(key))
        .setVotingPower(power)
        .build()
        .toByteString();
  }
}
