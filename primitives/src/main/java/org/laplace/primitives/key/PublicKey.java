package org.laplace.primitives.key;

import com.google.protobuf.ByteString;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;

/** A public key that was checked when it was made; immutable and safe for many threads. */
public final class PublicKey {
  private final KeyType type;
  private final ByteString bytes;
  private final SignatureScheme.Verification verification;

  private PublicKey(KeyType type, ByteString bytes, SignatureScheme.Verification verification) {
    this.type = type;
    this.bytes = bytes;
    this.verification = verification;
  }

  /**
   * Reads a key in the encoding of its standard. An Ed25519 key must be a canonical point of prime
   * order, see {@link Ed25519Scheme}.
   */
  public static Parsed<PublicKey> parse(KeyType type, ByteString bytes) {
    if (bytes.size() != type.publicKeyBytes()) {
      return Parsed.refused(
          Code.MALFORMED_KEY,
          "a public key of type "
              + type
              + " has "
              + type.publicKeyBytes()
              + " bytes, this one has "
              + bytes.size());
    }
    return SignatureScheme.of(type)
        .verification(bytes.toByteArray())
        .map(verification -> Parsed.of(new PublicKey(type, bytes, verification)))
        .orElseGet(
            () ->
                Parsed.refused(
                    Code.MALFORMED_KEY,
                    "the bytes are no public key of type "
                        + type
                        + ": not the canonical encoding of a point of prime order; make a new key"));
  }

  public KeyType type() {
    return type;
  }

  public ByteString bytes() {
    return bytes;
  }

  /** First 20 bytes of SHA-256 over the type's number, one byte, and the key. */
  public Address address() {
    ByteString typed = ByteString.copyFrom(new byte[] {(byte) type.proto().getNumber()});
    return new Address(Hash.of(typed.concat(bytes)).bytes().substring(0, Address.SIZE_BYTES));
  }

  /** Whether the signature is this key's over the message. Never throws. */
  public boolean verify(Signature signature, ByteString message) {
    return signature.type() == type
        && verification.accepts(signature.bytes().toByteArray(), message.toByteArray());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PublicKey key && type == key.type && bytes.equals(key.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, bytes);
  }

  @Override
  public String toString() {
    return type + " key of " + address();
  }
}
