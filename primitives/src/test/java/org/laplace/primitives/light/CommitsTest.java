package org.laplace.primitives.light;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.PrimitivesLimits;
import org.laplace.proto.crypto.PublicKey;
import org.laplace.proto.types.BlockIDFlag;
import org.laplace.proto.types.SignedHeader;

final class CommitsTest {
  private static final LightGolden GOLDEN = LightGolden.of("first");
  private static final LightGolden ABSENT = LightGolden.of("absent");

  @Test
  void exactlyTwoThirdsAreTooLittle() {
    assertFalse(new SignedPower(2, 3).isMoreThanTwoThirds());
    assertTrue(new SignedPower(3, 4).isMoreThanTwoThirds());
    assertFalse(new SignedPower(1, 3).isMoreThanOneThird());
    long most = PrimitivesLimits.VOTING_POWER_MAX;
    assertTrue(new SignedPower(most, most).isMoreThanTwoThirds());
  }

  @Test
  void aWrongSignatureAddsNoPower() {
    SignedHeader one = change(GOLDEN, header -> flipSignature(header, 0));
    assertEquals(30, verify(one, GOLDEN).orElseThrow().power().signed());
    SignedHeader two = change(ABSENT, header -> flipSignature(header, 0));
    assertRefused(Code.COMMIT_TOO_WEAK, verify(two, ABSENT));
  }

  @Test
  void aVoteForNothingDoesNotCountAsAVoteForTheBlock() {
    SignedHeader nil =
        change(
            ABSENT,
            header ->
                header
                    .getCommitBuilder()
                    .getSignaturesBuilder(0)
                    .setBlockIdFlag(BlockIDFlag.BLOCK_ID_FLAG_NIL));
    assertRefused(Code.COMMIT_TOO_WEAK, verify(nil, ABSENT));
  }

  @Test
  void oneValidatorsSignatureDoesNotCountForAnother() {
    SignedHeader copied =
        change(
            ABSENT,
            header ->
                header.getCommitBuilder().setSignatures(2, header.getCommit().getSignatures(0)));
    assertEquals(30, verify(copied, ABSENT).orElseThrow().power().signed());
    SignedHeader repeated =
        change(
            ABSENT,
            header -> {
              for (int i = 1; i < 4; i++) {
                header.getCommitBuilder().setSignatures(i, header.getCommit().getSignatures(0));
              }
            });
    assertRefused(Code.COMMIT_TOO_WEAK, verify(repeated, ABSENT));
  }

  @Test
  void theSkippingRuleCountsEachTrustedMemberOnce() {
    SignedHeader repeated =
        change(
            ABSENT,
            header -> {
              for (int i = 0; i < 20; i++) {
                header.getCommitBuilder().addSignatures(header.getCommit().getSignatures(0));
              }
            });
    assertEquals(
        new SignedPower(30, 40),
        Commits.powerOf(LightGolden.CHAIN, repeated.getCommit(), ABSENT.set()));
  }

  @Test
  void aHeaderOfAnotherChainHeightSetOrHashIsRefused() {
    assertRefused(
        Code.WRONG_CHAIN, Commits.verify("laplace-other", GOLDEN.signedHeader(), GOLDEN.set()));
    assertRefused(
        Code.WRONG_HEADER,
        verify(change(GOLDEN, header -> header.getHeaderBuilder().setHeight(2)), GOLDEN));
    assertRefused(
        Code.WRONG_HEADER,
        verify(
            change(
                GOLDEN,
                header ->
                    header.getHeaderBuilder().setAppHash(ByteString.copyFromUtf8("another state"))),
            GOLDEN));
    assertRefused(
        Code.WRONG_HEADER,
        Commits.verify(LightGolden.CHAIN, GOLDEN.signedHeader(), LightGolden.of("one").set()));
    assertRefused(
        Code.WRONG_HEADER,
        verify(change(GOLDEN, header -> header.getCommitBuilder().removeSignatures(3)), GOLDEN));
  }

  @Test
  void aHeightOfZeroIsNoHeight() {
    SignedHeader zero =
        change(
            GOLDEN,
            header -> {
              header.getHeaderBuilder().setHeight(0);
              header.getCommitBuilder().setHeight(0);
            });
    assertRefused(Code.WRONG_HEADER, verify(zero, GOLDEN));
  }

  @Test
  void aTrustedSetVouchesOnlyInsideItsPeriod() {
    Instant start = Instant.parse("2026-03-04T05:00:00Z");
    var trusted = new TrustedSet(GOLDEN.set(), start, Duration.ofDays(7));
    VerifiedHeader header = verify(ABSENT.signedHeader(), ABSENT).orElseThrow();
    assertTrue(reaches(trusted, header, start.plus(Duration.ofDays(7)).minusMillis(1)));
    assertFalse(reaches(trusted, header, start.plus(Duration.ofDays(7))));
    // The header's time is 05:06:07.89: seen before it was made, beyond any clock's error.
    assertFalse(reaches(trusted, header, Instant.parse("2026-03-04T05:05:57Z")));
    assertTrue(reaches(trusted, header, Instant.parse("2026-03-04T05:06:00Z")));
    var later = new TrustedSet(GOLDEN.set(), start.plusSeconds(3600), Duration.ofDays(7));
    assertFalse(reaches(later, header, start.plusSeconds(7200)));
  }

  @Test
  void aSetThatCannotBeIsRefused() {
    assertRefusedSet(Code.MALFORMED_RECEIPT, set -> set.clearValidators());
    assertRefusedSet(Code.MALFORMED_RECEIPT, set -> set.addValidators(set.getValidators(0)));
    for (long power : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertRefusedSet(
          Code.MALFORMED_RECEIPT, set -> set.getValidatorsBuilder(0).setVotingPower(power));
    }
    assertRefusedSet(
        Code.MALFORMED_RECEIPT,
        set ->
            set.getValidatorsBuilder(0)
                .setPubKey(PublicKey.newBuilder().setEd25519(ByteString.copyFromUtf8("short"))));
    assertRefusedSet(
        Code.UNSUPPORTED_VALIDATOR_KEY,
        set ->
            set.getValidatorsBuilder(0)
                .setPubKey(PublicKey.newBuilder().setMldsa65(ByteString.copyFromUtf8("k"))));
    assertRefusedSet(
        Code.UNSUPPORTED_VALIDATOR_KEY, set -> set.getValidatorsBuilder(0).clearPubKey());
  }

  @Test
  void aPowerThatIsNotTheSignersChangesTheSetsHash() {
    var changed = GOLDEN.validatorSet().toBuilder();
    changed.getValidatorsBuilder(0).setVotingPower(11);
    ValidatorSet set = ValidatorSet.parse(changed.build()).orElseThrow();
    assertRefused(Code.WRONG_HEADER, Commits.verify(LightGolden.CHAIN, GOLDEN.signedHeader(), set));
  }

  @Test
  void noDamagedHeaderThrowsOrNamesAnotherState() {
    byte[] good = ABSENT.signedHeader().toByteArray();
    var random = new Random(7);
    int parsed = 0;
    for (int i = 0; i < 600; i++) {
      byte[] bytes = good.clone();
      for (int flips = 1 + random.nextInt(2); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        SignedHeader damaged = SignedHeader.parseFrom(bytes);
        parsed++;
        verify(damaged, ABSENT)
            .toOptional()
            .ifPresent(header -> assertEquals(ABSENT.headerHash(), header.hash()));
      } catch (InvalidProtocolBufferException e) {
        assertFalse(e.getMessage().isEmpty());
      }
    }
    assertTrue(parsed > 100, "most damage must reach the check");
  }

  private static boolean reaches(TrustedSet trusted, VerifiedHeader header, Instant now) {
    return trusted.checkReaches(LightGolden.CHAIN, ABSENT.signedHeader(), header, now).isEmpty();
  }

  private static Parsed<VerifiedHeader> verify(SignedHeader signed, LightGolden golden) {
    return Commits.verify(LightGolden.CHAIN, signed, golden.set());
  }

  private static SignedHeader change(LightGolden golden, Consumer<SignedHeader.Builder> change) {
    SignedHeader.Builder header = golden.signedHeader().toBuilder();
    change.accept(header);
    return header.build();
  }

  private static void flipSignature(SignedHeader.Builder header, int index) {
    var entry = header.getCommitBuilder().getSignaturesBuilder(index);
    byte[] signature = entry.getSignature().toByteArray();
    signature[40] ^= 1;
    entry.setSignature(ByteString.copyFrom(signature));
  }

  private static void assertRefusedSet(
      Code code, Consumer<org.laplace.proto.types.ValidatorSet.Builder> change) {
    var set = GOLDEN.validatorSet().toBuilder();
    change.accept(set);
    assertRefused(code, ValidatorSet.parse(set.build()));
  }

  private static void assertRefused(Code code, Parsed<?> parsed) {
    assertEquals(code, parsed.rejection().orElseThrow().code());
  }
}
