package org.laplace.primitives;

import com.google.protobuf.ByteString;

/**
 * Who owns a lane: the first 20 bytes of SHA-256 of key type and public key. Written for people as
 * Bech32m with the prefix {@code lap} (BIP-350).
 *
 * @param bytes exactly 20 bytes
 */
public record Address(ByteString bytes) implements Comparable<Address> {
  public static final int SIZE_BYTES = 20;

  public Address {
    if (bytes.size() != SIZE_BYTES) {
      throw new IllegalArgumentException("an address has 20 bytes, not " + bytes.size());
    }
  }

  public static boolean isAddress(ByteString bytes) {
    return bytes.size() == SIZE_BYTES;
  }

  /** Unsigned, lexicographic. */
  @Override
  public int compareTo(Address other) {
    return ByteString.unsignedLexicographicalComparator().compare(bytes, other.bytes);
  }
}
