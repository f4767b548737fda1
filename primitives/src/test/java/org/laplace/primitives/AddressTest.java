package org.laplace.primitives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AddressTest {
  private static final Address COUNTING = new Address(counting());

  @Test
  void anAddressIsReadBackAsItIsWritten() {
    var random = new Random(1);
    for (int i = 0; i < 200; i++) {
      var bytes = new byte[Address.SIZE_BYTES];
      random.nextBytes(bytes);
      var address = new Address(ByteString.copyFrom(bytes));
      assertEquals(Parsed.of(address), Address.parse(address.toString()));
    }
  }

  @Test
  void anAddressHasThePrefixAnd42Characters() {
    assertEquals("lap1qqqsyqcyq5rqwzqfpg9scrgwpugpzysn5l9s57", COUNTING.toString());
  }

  @Test
  void anAddressMayBeAllUpperCaseButNotMixed() {
    String text = COUNTING.toString();
    assertEquals(Parsed.of(COUNTING), Address.parse(text.toUpperCase(Locale.ROOT)));
    assertRefused(text.replace("lap", "Lap"), "mixes upper and lower case");
  }

  @Test
  void everySingleMistypedCharacterIsFound() {
    String text = COUNTING.toString();
    for (int i = 0; i < text.length(); i++) {
      for (char c : "qpzry9x8gf2tvdw0s3jn54khce6mua7lb1io".toCharArray()) {
        if (c != text.charAt(i)) {
          String wrong = text.substring(0, i) + c + text.substring(i + 1);
          assertTrue(Address.parse(wrong).rejection().isPresent(), wrong);
        }
      }
    }
  }

  @Test
  void anAddressOfAnotherNetworkIsRefusedByItsPrefix() {
    String foreign =
        Bech32m.encode("abc", Bech32m.decode(COUNTING.toString()).orElseThrow().groups());
    assertRefused(foreign, "starts with 'abc1'");
  }

  @Test
  void anAddressWithTheOlderChecksumIsRefusedAsSuch() {
    // BIP-173's own vector.
    assertRefused("a12uel5l", "BIP-350");
  }

  @Test
  void anAddressOfAnotherLengthIsRefused() {
    assertRefused(Bech32m.encode("lap", ByteString.copyFrom(new byte[31])), "20 bytes");
    assertRefused(Bech32m.encode("lap", ByteString.copyFrom(new byte[33])), "20 bytes");
    assertRefused("", "too short");
  }

  @Test
  void anyTextIsReadWithoutAnException() {
    var random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder("lap1");
      for (int length = random.nextInt(100); length > 0; length--) {
        text.append((char) random.nextInt(1 << random.nextInt(1, 17)));
      }
      assertFalse(Address.parse(text.toString()).toOptional().isPresent());
    }
  }

  private static void assertRefused(String text, String reason) {
    Rejection why = Address.parse(text).rejection().orElseThrow();
    assertEquals(Code.MALFORMED_ADDRESS, why.code());
    assertTrue(why.text().contains(reason), why.text());
  }

  private static ByteString counting() {
    var bytes = new byte[Address.SIZE_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return ByteString.copyFrom(bytes);
  }
}
