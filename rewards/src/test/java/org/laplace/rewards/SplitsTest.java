package org.laplace.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.laplace.rewards.PaidChain.ALICE;
import static org.laplace.rewards.PaidChain.BOB;
import static org.laplace.rewards.PaidChain.FUNDS;
import static org.laplace.rewards.PaidChain.address;
import static org.laplace.rewards.PaidChain.hotLane;
import static org.laplace.rewards.PaidChain.payout;
import static org.laplace.rewards.PaidChain.signed;
import static org.laplace.rewards.PaidChain.transfer;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.block.BlockOutcome;
import org.laplace.ledger.message.BondForfeited;
import org.laplace.ledger.message.PremiumEarned;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Action;

final class SplitsTest {
  private static final Hash JOB = Hash.of(ByteString.copyFromUtf8("job"));

  private final PaidChain chain = new PaidChain();

  @Test
  void aPremiumIsSplitEquallyOverPayoutAddressesAndTheRemainderIsBurnt() {
    long burnt =
        burntBy(chain.send(new PremiumEarned(JOB, List.of(hotLane(0), hotLane(2))), 1_001));
    assertEquals(Optional.of(500L), chain.balance(payout(0)));
    assertEquals(Optional.empty(), chain.balance(payout(1)));
    assertEquals(Optional.of(500L), chain.balance(payout(2)));
    assertEquals(1, burnt);
    assertEquals(Optional.of(0L), chain.balance(hotLane(0)), "hot lanes hold nothing");
  }

  @Test
  void theShareOfALaneThatIsNoValidatorsIsBurnt() {
    long burnt =
        burntBy(chain.send(new PremiumEarned(JOB, List.of(hotLane(0), address(ALICE))), 1_000));
    assertEquals(Optional.of(500L), chain.balance(payout(0)));
    assertEquals(500, burnt);
  }

  @Test
  void aPremiumThatNobodyEarnedIsBurnt() {
    assertEquals(1_000, burntBy(chain.send(new PremiumEarned(JOB, List.of()), 1_000)));
  }

  @Test
  void aPremiumOfLessThanOneForEachIsBurnt() {
    assertEquals(
        1, burntBy(chain.send(new PremiumEarned(JOB, List.of(hotLane(0), hotLane(1))), 1)));
    assertEquals(Optional.empty(), chain.balance(payout(0)));
  }

  @Test
  void aForfeitedBondPaysTheClientAndTheAttestorsAndTheRestBurns() {
    List<Address> attestors = List.of(hotLane(0), hotLane(1), hotLane(2));
    long burnt =
        burntBy(
            chain.send(
                new BondForfeited(JOB, address(BOB), Amount.of(10_000), attestors), 300_000));

    assertEquals(Optional.of(FUNDS + 11_000), chain.balance(address(BOB)));
    // The premium of the price is 1,000: 333 for each, and 1 over.
    for (int validator = 0; validator < PaidChain.VALIDATORS; validator++) {
      assertEquals(Optional.of(333L), chain.balance(payout(validator)));
    }
    assertEquals(300_000 - 11_000 - 999, burnt);
  }

  @Test
  void aBondThatIsLostWithoutAPriceIsBurnt() {
    assertEquals(
        5_000,
        burntBy(chain.send(new BondForfeited(JOB, address(BOB), Amount.ZERO, List.of()), 5_000)));
    assertEquals(Optional.of(FUNDS), chain.balance(address(BOB)));
  }

  @Test
  void fullBlocksRaiseTheBaseFeeThatTheNextOnesPayAndEmptyOnesLowerIt() {
    Action[] many =
        IntStream.range(0, 250).mapToObj(_ -> transfer(address(BOB), 1)).toArray(Action[]::new);
    PaidChain busy = new PaidChain(PaidChain.params().setBlockWeightMax(200_000).build());
    Amount before = busy.baseFee();
    BlockOutcome full = busy.run(signed(ALICE, 0, many));
    assertEquals(
        before.times(full.results().getFirst().weight()), full.results().getFirst().feePaid());
    Amount raised = busy.baseFee();
    assertEquals(Amount.of(2), raised);

    BlockOutcome next = busy.run(signed(ALICE, 1, transfer(address(BOB), 1)));
    assertEquals(
        raised.times(next.results().getFirst().weight()), next.results().getFirst().feePaid());
    assertEquals(before, busy.baseFee());
  }

  /** Beside the fee. */
  private long burntBy(Action action) {
    Amount before = chain.books().burnt();
    BlockOutcome outcome = chain.run(signed(ALICE, 0, action));
    assertEquals(Optional.empty(), outcome.results().getFirst().rejection());
    return chain
        .books()
        .burnt()
        .minus(before)
        .minus(outcome.results().getFirst().feePaid())
        .microLap();
  }
}
