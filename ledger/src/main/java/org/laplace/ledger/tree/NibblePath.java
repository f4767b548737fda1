package org.laplace.ledger.tree;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;
import org.laplace.primitives.proof.SmtSpec;

/**
 * The first nibbles (groups of four bits) of a path: where a stored node hangs.
 *
 * @param packed two nibbles a byte, the first in the high half; an unused last half is zero
 * @param length number of nibbles, 0 (the root) to 64 (a leaf)
 */
public record NibblePath(ByteString packed, int length) {
  /** Nibbles of a full path. */
  public static final int NIBBLES = SmtSpec.PATH_BITS / 4;

  /** The place of the root. */
  public static final NibblePath ROOT = new NibblePath(ByteString.EMPTY, 0);

  /** Checks that the bytes are as many as the nibbles need. */
  public NibblePath {
    if (length < 0 || length > NIBBLES || packed.size() != (length + 1) / 2) {
      throw new IllegalArgumentException(
          length + " nibbles do not fit " + packed.size() + " bytes");
    }
  }

  /** A leaf's full path. */
  static NibblePath full(Hash path) {
    return new NibblePath(path.bytes(), NIBBLES);
  }

  /** The first nibbles of a full path. */
  static NibblePath prefix(Hash path, int length) {
    var whole = new NibblePath(path.bytes().substring(0, length / 2), length / 2 * 2);
    return length % 2 == 0 ? whole : whole.child(nibble(path, length - 1));
  }

  /** One nibble of a full path, 0 to 15. */
  static int nibble(Hash path, int index) {
    int octet = path.bytes().byteAt(index / 2);
    return (index % 2 == 0 ? octet >>> 4 : octet) & 0x0f;
  }

  /** This place, one nibble (0 to 15) further. */
  NibblePath child(int nibble) {
    if (length % 2 == 0) {
      return new NibblePath(packed.concat(octet(nibble << 4)), length + 1);
    }
    int last = length / 2;
    var whole = packed.substring(0, last).concat(octet(packed.byteAt(last) | nibble));
    return new NibblePath(whole, length + 1);
  }

  private static ByteString octet(int value) {
    return ByteString.copyFrom(new byte[] {(byte) value});
  }
}
