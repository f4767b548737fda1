package org.laplace.primitives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AmountTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1000000",
    "12.5, 12500000",
    "12.5 LAP, 12500000",
    "0.000001, 1",
    "12.500000LAP, 12500000",
    "7 micro-LAP, 7",
    "9223372036854.775807, 9223372036854775807"
  })
  void anAmountIsReadInLapOrMicroLap(String text, long microLap) {
    assertEquals(Parsed.of(Amount.of(microLap)), Amount.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        ".5",
        "1.",
        "1e3",
        "1,000",
        "01",
        "0.0000001",
        "1.5 micro-LAP",
        " 1",
        "1 ",
        "NaN",
        "1 lap",
        "9223372036854.775808",
        "99999999999999999999",
        "\u0661",
        "1\n"
      })
  void anythingElseIsNoAmount(String text) {
    assertEquals(Code.MALFORMED_AMOUNT, Amount.parse(text).rejection().orElseThrow().code());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 10, 999_999, 1_000_000, 12_500_000, Long.MAX_VALUE})
  void anAmountIsReadBackAsItIsWritten(long microLap) {
    assertEquals(Parsed.of(Amount.of(microLap)), Amount.parse(Amount.of(microLap).toString()));
  }

  @Test
  void noSumIsEverWrong() {
    var most = Amount.of(Long.MAX_VALUE);
    var one = Amount.of(1);
    assertThrows(ArithmeticException.class, () -> most.plus(one));
    assertThrows(ArithmeticException.class, () -> Amount.ZERO.minus(one));
    assertThrows(ArithmeticException.class, () -> most.times(2));
    assertThrows(ArithmeticException.class, () -> most.share(2, 1));
    assertEquals(most, most.share(1_000, 1_000));
  }

  @Test
  void sharesAreRoundedTheWayTheirNamesSay() {
    assertEquals(Amount.of(3), Amount.of(10).share(1, 3));
    assertEquals(Amount.of(4), Amount.of(10).shareRoundedUp(1, 3));
    assertEquals(Amount.of(5), Amount.of(10).shareRoundedUp(1, 2));
  }
}
