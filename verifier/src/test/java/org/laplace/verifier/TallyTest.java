package org.laplace.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.LedgerLimits;
import org.laplace.ledger.message.Verdict;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

final class TallyTest {
  private static final Hash RIGHT = Hash.of(ByteString.copyFromUtf8("right"));
  private static final Hash WRONG = Hash.of(ByteString.copyFromUtf8("wrong"));

  @Test
  void aQuorumIsTheLeastThatIsMoreThanTwoThirds() {
    Random random = new Random(1);
    for (int round = 0; round < 10_000; round++) {
      long total =
          round < 100
              ? round + 1
              : 1 + random.nextLong(1L << (1 + random.nextInt(60))) % LedgerLimits.POWER_TOTAL_MAX;
      long quorum = Quorum.of(total).power();
      assertTrue(isMoreThanTwoThirds(quorum, total), () -> quorum + " of " + total);
      assertTrue(!isMoreThanTwoThirds(quorum - 1, total), () -> quorum + " of " + total);
    }
  }

  @Test
  void exactlyTwoThirdsDoNotDecide() {
    assertInstanceOf(Tally.Undecided.class, Tally.of(attestations(RIGHT, 1, 1), 3));
    assertInstanceOf(Tally.Agreed.class, Tally.of(attestations(RIGHT, 1, 1, 1), 3));
    assertInstanceOf(Tally.Agreed.class, Tally.of(attestations(RIGHT, 10, 10, 10), 40));
    assertInstanceOf(Tally.Undecided.class, Tally.of(attestations(RIGHT, 10, 10), 30));
  }

  @Test
  void theTotalIsThatOfAllValidatorsNotOfThoseWhoSpoke() {
    assertInstanceOf(Tally.Undecided.class, Tally.of(attestations(RIGHT, 60), 100));
    assertInstanceOf(Tally.Agreed.class, Tally.of(attestations(RIGHT, 67), 100));
    assertInstanceOf(Tally.Undecided.class, Tally.of(List.of(), 100));
  }

  @Test
  void aThirdThatDisagreesMakesAgreementImpossible() {
    List<Attestation> attestations = new ArrayList<>(attestations(RIGHT, 1, 1));
    attestations.add(new Attestation(lane(9), WRONG, 1));
    assertEquals(
        new Tally.Split(new Verdict(Optional.empty(), 0, 3, List.of())), Tally.of(attestations, 3));
    assertInstanceOf(Tally.Undecided.class, Tally.of(attestations, 6));
  }

  @Test
  void theVerdictNamesThoseWhoFoundTheAgreedRootInOrderAndTheirPower() {
    List<Attestation> attestations = new ArrayList<>(attestations(RIGHT, 30, 40));
    attestations.add(new Attestation(lane(7), WRONG, 5));
    Collections.reverse(attestations);
    assertEquals(
        new Tally.Agreed(
            new Verdict(
                Optional.of(RIGHT), 70, 100, List.of(lane(0), lane(1)).stream().sorted().toList())),
        Tally.of(attestations, 100));
  }

  @Test
  void theLargestPowersThatThereCanBeAreCountedExactly() {
    long total = LedgerLimits.POWER_TOTAL_MAX;
    long quorum = Quorum.of(total).power();
    assertInstanceOf(Tally.Agreed.class, Tally.of(attestations(RIGHT, quorum), total));
    assertInstanceOf(Tally.Undecided.class, Tally.of(attestations(RIGHT, quorum - 1), total));
    assertInstanceOf(Tally.Agreed.class, Tally.of(attestations(RIGHT, quorum - 1, 1), total));
    assertThrows(
        IllegalArgumentException.class, () -> Tally.of(attestations(RIGHT, total, 1), total));
  }

  @Test
  void whatIsDecidedStaysSoWhoeverSpeaksLaterAndEveryOrderDecidesTheSame() {
    Random random = new Random(2);
    for (int round = 0; round < 2_000; round++) {
      List<Attestation> all = new ArrayList<>();
      long total = 0;
      int validators = 1 + random.nextInt(8);
      for (int index = 0; index < validators; index++) {
        long power = 1 + random.nextLong(1L << random.nextInt(57));
        Hash root = random.nextInt(4) == 0 ? WRONG : RIGHT;
        all.add(new Attestation(lane(index), root, power));
        total += power;
      }
      Optional<Hash> expected = agreedBy(all, total);
      for (int order = 0; order < 3; order++) {
        Collections.shuffle(all, random);
        boolean decided = false;
        for (int spoken = 0; spoken <= all.size(); spoken++) {
          List<Attestation> sofar = all.subList(0, spoken);
          switch (Tally.of(sofar, total)) {
            case Tally.Undecided _ -> assertTrue(!decided, "a decision was taken back");
            case Tally.Agreed(Verdict verdict) -> {
              decided = true;
              assertEquals(expected, verdict.agreedRoot());
              assertTrue(isMoreThanTwoThirds(verdict.powerAgreed(), total));
              assertEquals(agreedBy(sofar, total), verdict.agreedRoot());
            }
            case Tally.Split(Verdict verdict) -> {
              decided = true;
              assertEquals(Optional.empty(), expected);
              assertEquals(Optional.empty(), verdict.agreedRoot());
            }
          }
        }
        assertTrue(decided, "once all have spoken there is a verdict");
      }
    }
  }

  /** The most obvious count. */
  private static Optional<Hash> agreedBy(List<Attestation> attestations, long total) {
    for (Hash root : List.of(RIGHT, WRONG)) {
      long power =
          attestations.stream()
              .filter(attestation -> attestation.root().equals(root))
              .mapToLong(Attestation::power)
              .sum();
      if (isMoreThanTwoThirds(power, total)) {
        return Optional.of(root);
      }
    }
    return Optional.empty();
  }

  private static boolean isMoreThanTwoThirds(long power, long total) {
    BigInteger three = BigInteger.valueOf(3);
    return three
            .multiply(BigInteger.valueOf(power))
            .compareTo(BigInteger.TWO.multiply(BigInteger.valueOf(total)))
        > 0;
  }

  private static List<Attestation> attestations(Hash root, long... powers) {
    List<Attestation> attestations = new ArrayList<>();
    for (int index = 0; index < powers.length; index++) {
      attestations.add(new Attestation(lane(index), root, powers[index]));
    }
    return attestations;
  }

  private static Address lane(int number) {
    byte[] bytes = new byte[Address.SIZE_BYTES];
    bytes[0] = (byte) (255 - number);
    return new Address(ByteString.copyFrom(bytes));
  }
}
