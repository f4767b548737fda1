package org.laplace.primitives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test vectors of BIP-350. */
final class Bech32mTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1LQFN3A",
        "a1lqfn3a",
        "an83characterlonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11sg7hg6",
        "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx",
        "11llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllludsr8",
        "split1checkupstagehandshakeupstreamerranterredcaperredlc445v",
        "?1v759aa"
      })
  void aValidStringIsReadAndWrittenAgain(String text) {
    Bech32m.Decoded decoded = Bech32m.decode(text).orElseThrow();
    assertEquals(text.toLowerCase(Locale.ROOT), Bech32m.encode(decoded.prefix(), decoded.groups()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 1xj0phk",
        "\u007f1g6xzxy",
        "\u00801vctc34",
        "an84characterslonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11d6pts4",
        "qyrz8wqd2c9m",
        "1qyrz8wqd2c9m",
        "y1b0jsk6g",
        "lt1igcx5c0",
        "in1muywd",
        "mm1crxm3i",
        "au1s5cgom",
        "M1VUXWEZ",
        "16plkw9",
        "1p2gdwpf"
      })
  void anInvalidStringIsRefused(String text) {
    assertTrue(Bech32m.decode(text).rejection().isPresent());
  }
}
