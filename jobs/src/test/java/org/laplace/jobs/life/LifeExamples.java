package org.laplace.jobs.life;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.laplace.ledger.message.Judgement;
import org.laplace.ledger.message.Verdict;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.OutcomeKind;

/** One job's terms, rules and happenings, in numbers that are easy to follow. */
public final class LifeExamples {
  public static final Address CLIENT = address(1);
  public static final Address AUDITOR = address(90);

  /** Escrow 1,000 + 100 + 50. */
  public static final JobTerms TERMS =
      new JobTerms(CLIENT, Amount.of(1_000), Amount.of(100), Amount.of(50), 1, 100);

  public static final JobRules RULES =
      new JobRules(
          /* premiumPermille= */ 100,
          /* deposit= */ Amount.of(50),
          /* cancelFee= */ Amount.of(10),
          /* misdeclaredFee= */ Amount.of(20),
          /* bondMultipleMin= */ 30,
          /* workUnitsPerBlock= */ 1_000,
          /* deadlineBaseBlocks= */ 5,
          /* declineWindowBlocks= */ 3,
          /* declinesPerEpochMax= */ 2,
          /* auditWindowBlocks= */ 6,
          /* challengeWindowBlocks= */ 8,
          /* latePenaltyPermille= */ 100,
          /* epochBlocks= */ 50);

  public static final Claim RIGHT_CLAIM = claim("right");
  public static final Claim WRONG_CLAIM = claim("wrong");
  public static final Claim MISDECLARED_CLAIM =
      Claim.of(OutcomeKind.OUTCOME_KIND_MISDECLARED, ByteString.EMPTY);

  private LifeExamples() {}

  public static Address address(int number) {
    return new Address(ByteString.copyFrom(filled(Address.SIZE_BYTES, number)));
  }

  public static Hash id(int number) {
    return new Hash(ByteString.copyFrom(filled(Hash.SIZE_BYTES, number)));
  }

  /** The provider of the attempt of this number. */
  public static Address provider(int attempt) {
    return address(10 + attempt);
  }

  public static Address payout(int attempt) {
    return address(20 + attempt);
  }

  public static Hash offer(int attempt) {
    return id(30 + attempt);
  }

  /** Price 800, bond 24,000. */
  public static Attempt attempt(int number, long assignedHeight) {
    return Attempt.assigned(
        number,
        offer(number),
        provider(number),
        payout(number),
        Amount.of(800),
        Amount.of(24_000),
        assignedHeight,
        assignedHeight + 10);
  }

  public static Claim claim(String result) {
    return Claim.of(OutcomeKind.OUTCOME_KIND_COMPUTED, ByteString.copyFromUtf8(result));
  }

  public static Verdict agreed(Claim found) {
    return new Verdict(Optional.of(found.root()), 30, 40, List.of(AUDITOR));
  }

  /** Statistics on a claimed result. */
  public static Verdict judged(Claim claim, Finding finding) {
    return agreed(claim).judged(claim.root(), new Judgement(finding, 512, 90_000, 1_000));
  }

  public static Verdict noAgreement() {
    return new Verdict(Optional.empty(), 0, 40, List.of());
  }

  private static byte[] filled(int size, int number) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }
}
