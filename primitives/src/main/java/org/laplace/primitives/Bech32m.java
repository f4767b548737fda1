package org.laplace.primitives;

import com.google.protobuf.ByteString;
import java.util.Locale;

/**
 * Bech32m, BIP-350: text with a readable prefix and a checksum that finds up to four wrong
 * characters. Works on groups of five bits; what they mean is the caller's matter.
 */
final class Bech32m {
  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int CHECKSUM_GROUPS = 6;
  private static final int BECH32M_CONSTANT = 0x2bc830a3;
  private static final int BECH32_CONSTANT = 1;
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  private Bech32m() {}

  /** Prefix in lower case and five-bit groups. */
  record Decoded(String prefix, ByteString groups) {}

  static String encode(String prefix, ByteString groups) {
    var text = new StringBuilder(prefix).append('1');
    for (byte group : groups) {
      text.append(ALPHABET.charAt(group));
    }
    int checksum = absorbZeros(absorb(absorbPrefix(prefix), groups));
    checksum ^= BECH32M_CONSTANT;
    for (int i = 0; i < CHECKSUM_GROUPS; i++) {
      text.append(ALPHABET.charAt((checksum >>> (5 * (CHECKSUM_GROUPS - 1 - i))) & 31));
    }
    return text.toString();
  }

  static Parsed<Decoded> decode(String text) {
    if (text.length() > PrimitivesLimits.BECH32M_CHARACTERS_MAX) {
      return refused("has more than " + PrimitivesLimits.BECH32M_CHARACTERS_MAX + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 33 || text.charAt(i) > 126) {
        return refused("has a character at position " + (i + 1) + " that no address has");
      }
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
      return refused("mixes upper and lower case");
    }
    int separator = lower.lastIndexOf('1');
    if (separator < 1 || separator + CHECKSUM_GROUPS >= lower.length()) {
      return refused("is too short or has no separator '1' after its prefix");
    }
    var output = ByteString.newOutput();
    for (int i = separator + 1; i < lower.length(); i++) {
      int group = ALPHABET.indexOf(lower.charAt(i));
      if (group < 0) {
        return refused("has a character at position " + (i + 1) + " that is not used");
      }
      output.write(group);
    }
    ByteString groups = output.toByteString();
    String prefix = lower.substring(0, separator);
    int checksum = absorb(absorbPrefix(prefix), groups);
    if (checksum == BECH32_CONSTANT) {
      return refused("has a Bech32 checksum (BIP-173); a Bech32m one (BIP-350) was expected");
    }
    if (checksum != BECH32M_CONSTANT) {
      return refused("has a wrong checksum: some character of it is mistyped");
    }
    return Parsed.of(new Decoded(prefix, groups.substring(0, groups.size() - CHECKSUM_GROUPS)));
  }

  private static int absorbPrefix(String prefix) {
    int state = 1;
    for (int i = 0; i < prefix.length(); i++) {
      state = absorb(state, prefix.charAt(i) >>> 5);
    }
    state = absorb(state, 0);
    for (int i = 0; i < prefix.length(); i++) {
      state = absorb(state, prefix.charAt(i) & 31);
    }
    return state;
  }

  private static int absorb(int state, ByteString groups) {
    for (byte group : groups) {
      state = absorb(state, group);
    }
    return state;
  }

  private static int absorbZeros(int state) {
    for (int i = 0; i < CHECKSUM_GROUPS; i++) {
      state = absorb(state, 0);
    }
    return state;
  }

  /** One step of the BCH code over GF(32), BIP-173. */
  private static int absorb(int state, int group) {
    int top = state >>> 25;
    int next = ((state & 0x1ffffff) << 5) ^ group;
    for (int i = 0; i < GENERATOR.length; i++) {
      if (((top >>> i) & 1) == 1) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }

  private static Parsed<Decoded> refused(String what) {
    return Parsed.refused(
        Code.MALFORMED_ADDRESS, "the address " + what + "; copy it again from its source");
  }
}
