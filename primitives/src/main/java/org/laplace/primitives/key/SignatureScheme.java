package org.laplace.primitives.key;

import java.util.Optional;

/** What the chain asks of a signature scheme. Nothing here throws on foreign bytes. */
sealed interface SignatureScheme permits Ed25519Scheme, MlDsa65Scheme {
  static SignatureScheme of(KeyType type) {
    return switch (type) {
      case ED25519 -> Ed25519Scheme.INSTANCE;
      case ML_DSA_65 -> MlDsa65Scheme.INSTANCE;
    };
  }

  /** The check that belongs to a public key; empty if the bytes are no key of this scheme. */
  Optional<Verification> verification(byte[] publicKey);

  /** The secret key that a seed stands for. */
  Signing signing(byte[] seed);

  /** Decides over signatures of one key. */
  interface Verification {
    /** Whether the signature, of the scheme's length, is this key's over the message. */
    boolean accepts(byte[] signature, byte[] message);
  }

  /** Signs with one key; the same message always gets the same signature. */
  interface Signing {
    byte[] publicKey();

    byte[] sign(byte[] message);
  }
}
