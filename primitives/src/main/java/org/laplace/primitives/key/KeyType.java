package org.laplace.primitives.key;

import java.util.Arrays;
import java.util.Optional;

/** A signature scheme. Secret keys of both are kept as the 32-byte seed of their standard. */
public enum KeyType {
  /** RFC 8032. */
  ED25519(org.laplace.proto.v1.KeyType.KEY_TYPE_ED25519, 32, 64),
  /** FIPS 204, the pure scheme with an empty context. */
  ML_DSA_65(org.laplace.proto.v1.KeyType.KEY_TYPE_ML_DSA_65, 1952, 3309);

  public static final int SEED_BYTES = 32;

  private final org.laplace.proto.v1.KeyType proto;
  private final int publicKeyBytes;
  private final int signatureBytes;

  KeyType(org.laplace.proto.v1.KeyType proto, int publicKeyBytes, int signatureBytes) {
    this.proto = proto;
    this.publicKeyBytes = publicKeyBytes;
    this.signatureBytes = signatureBytes;
  }

  /** The scheme that the wire names; empty if it names none. */
  public static Optional<KeyType> of(org.laplace.proto.v1.KeyType proto) {
    return Arrays.stream(values()).filter(type -> type.proto == proto).findFirst();
  }

  public org.laplace.proto.v1.KeyType proto() {
    return proto;
  }

  public int publicKeyBytes() {
    return publicKeyBytes;
  }

  public int signatureBytes() {
    return signatureBytes;
  }
}
