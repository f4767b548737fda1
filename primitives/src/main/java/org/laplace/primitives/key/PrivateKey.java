package org.laplace.primitives.key;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;

/** A secret key, held as its 32-byte seed. Signing is deterministic. */
public final class PrivateKey {
  private final KeyType type;
  private final ByteString seed;
  private final SignatureScheme.Signing signing;
  private final PublicKey publicKey;

  private PrivateKey(KeyType type, ByteString seed) {
    this.type = type;
    this.seed = seed;
    this.signing = SignatureScheme.of(type).signing(seed.toByteArray());
    this.publicKey = PublicKey.parse(type, ByteString.copyFrom(signing.publicKey())).orElseThrow();
  }

  /** The key of a seed, 32 bytes that nobody else knows. */
  public static PrivateKey ofSeed(KeyType type, ByteString seed) {
    if (seed.size() != KeyType.SEED_BYTES) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.size());
    }
    return new PrivateKey(type, seed);
  }

  public static PrivateKey generate(KeyType type, SecureRandom random) {
    var seed = new byte[KeyType.SEED_BYTES];
    random.nextBytes(seed);
    return new PrivateKey(type, ByteString.copyFrom(seed));
  }

  public KeyType type() {
    return type;
  }

  /** The secret itself: for key files only. */
  public ByteString seed() {
    return seed;
  }

  public PublicKey publicKey() {
    return publicKey;
  }

  public Signature sign(ByteString message) {
    return new Signature(type, ByteString.copyFrom(signing.sign(message.toByteArray())));
  }

  /** Names the key without its secret. */
  @Override
  public String toString() {
    return "secret " + publicKey;
  }
}
