package org.laplace.primitives.light;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CometBFT's own types are the judge: they made, hashed, signed and checked every case. */
final class LightGoldenTest {
  @ParameterizedTest
  @ValueSource(strings = {"first", "absent", "nil", "one", "overlap", "stranger"})
  void hashesSignedBytesAndVerdictsAreCometBfts(String name) {
    LightGolden golden = LightGolden.of(name);
    assertEquals(golden.headerHash(), HeaderHash.of(golden.signedHeader().getHeader()));
    assertEquals(golden.validatorsHash(), golden.set().hash());
    assertEquals(
        golden.voteSignBytes(),
        PrecommitBytes.of(
            LightGolden.CHAIN,
            golden.signedHeader().getCommit(),
            golden.signedHeader().getCommit().getSignatures(0).getTimestamp()));
    VerifiedHeader header =
        Commits.verify(LightGolden.CHAIN, golden.signedHeader(), golden.set()).orElseThrow();
    assertEquals(golden.headerHash(), header.hash());
    assertTrue(header.power().isMoreThanTwoThirds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "absent", "nil", "one", "overlap", "stranger"})
  void theSkippingRuleDecidesAsCometBftsDoes(String name) {
    LightGolden golden = LightGolden.of(name);
    VerifiedHeader header =
        Commits.verify(LightGolden.CHAIN, golden.signedHeader(), golden.set()).orElseThrow();
    Instant start = Instant.parse("2026-03-04T00:00:00Z");
    var genesis = new TrustedSet(LightGolden.of("first").set(), start, Duration.ofDays(7));
    boolean reaches =
        genesis
            .checkReaches(
                LightGolden.CHAIN, golden.signedHeader(), header, start.plus(Duration.ofDays(1)))
            .isEmpty();
    assertEquals(golden.genesisTrusts(), reaches);
  }

  @Test
  void validatorsThatDidNotVoteForTheBlockAddNoPower() {
    LightGolden absent = LightGolden.of("absent");
    assertEquals(
        new SignedPower(30, 40),
        Commits.verify(LightGolden.CHAIN, absent.signedHeader(), absent.set())
            .orElseThrow()
            .power());
    LightGolden nil = LightGolden.of("nil");
    assertEquals(
        new SignedPower(1_300_970, 1_300_972),
        Commits.verify(LightGolden.CHAIN, nil.signedHeader(), nil.set()).orElseThrow().power());
  }
}
