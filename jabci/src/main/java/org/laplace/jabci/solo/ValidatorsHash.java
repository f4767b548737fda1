package org.laplace.jabci.solo;

import com.google.protobuf.ByteString;
import org.laplace.proto.crypto.PublicKey;
import org.laplace.proto.types.SimpleValidator;

/** The hash that stands for a set of one validator in CometBFT's headers. */
final class ValidatorsHash {
  private static final ByteString LEAF_PREFIX = ByteString.copyFrom(new byte[] {0});

  private ValidatorsHash() {}

  /** A Merkle tree of one leaf. */
  static ByteString of(ByteString publicKey, long power) {
    var leaf =
        SimpleValidator.newBuilder()
            .setPubKey(PublicKey.newBuilder().setEd25519(publicKey))
            .setVotingPower(power)
            .build();
    return Sha256.of(LEAF_PREFIX.concat(leaf.toByteString()));
  }
}
