package org.laplace.primitives;

import com.google.protobuf.ByteString;

/**
 * Who owns a lane: the first 20 bytes of SHA-256 of key type and public key. Written for people as
 * Bech32m with the prefix {@code lap} (BIP-350), 42 characters.
 *
 * @param bytes exactly 20 bytes
 */
public record Address(ByteString bytes) implements Comparable<Address> {
  public static final int SIZE_BYTES = 20;
  public static final String PREFIX = "lap";

  /** 160 bits are 32 groups of five, without padding. */
  private static final int GROUPS = SIZE_BYTES * 8 / 5;

  public Address {
    if (bytes.size() != SIZE_BYTES) {
      throw new IllegalArgumentException("an address has 20 bytes, not " + bytes.size());
    }
  }

  public static boolean isAddress(ByteString bytes) {
    return bytes.size() == SIZE_BYTES;
  }

  /** Reads what {@link #toString} writes; all upper case is accepted too, nothing else. */
  public static Parsed<Address> parse(String text) {
    return Bech32m.decode(text)
        .then(
            decoded -> {
              if (!decoded.prefix().equals(PREFIX)) {
                return malformed("starts with '" + decoded.prefix() + "1'");
              }
              if (decoded.groups().size() != GROUPS) {
                return malformed("does not hold 20 bytes");
              }
              return Parsed.of(new Address(ofGroups(decoded.groups())));
            });
  }

  /** Unsigned, lexicographic. */
  @Override
  public int compareTo(Address other) {
    return ByteString.unsignedLexicographicalComparator().compare(bytes, other.bytes);
  }

  /** Bech32m, for example {@code lap1...}. */
  @Override
  public String toString() {
    return Bech32m.encode(PREFIX, groups());
  }

  private ByteString groups() {
    var groups = ByteString.newOutput(GROUPS);
    for (int i = 0; i < GROUPS; i++) {
      int bit = 5 * i;
      int pair = (bits(bit / 8) << 8) | bits(bit / 8 + 1);
      groups.write((pair >>> (11 - bit % 8)) & 31);
    }
    return groups.toByteString();
  }

  private int bits(int index) {
    return index < SIZE_BYTES ? bytes.byteAt(index) & 0xff : 0;
  }

  private static ByteString ofGroups(ByteString groups) {
    var bytes = ByteString.newOutput(SIZE_BYTES);
    int waiting = 0;
    int held = 0;
    for (byte group : groups) {
      held = (held << 5) | group;
      waiting += 5;
      if (waiting >= 8) {
        waiting -= 8;
        bytes.write(held >>> waiting);
        held &= (1 << waiting) - 1;
      }
    }
    return bytes.toByteString();
  }

  private static Parsed<Address> malformed(String what) {
    return Parsed.refused(
        Code.MALFORMED_ADDRESS,
        "the address "
            + what
            + "; an address here starts with 'lap1' and has 42 characters, as `laplace key show` prints it");
  }
}
