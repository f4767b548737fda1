package org.laplace.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.rewards.PaidChain.ALICE;
import static org.laplace.rewards.PaidChain.BOB;
import static org.laplace.rewards.PaidChain.FUNDS;
import static org.laplace.rewards.PaidChain.address;
import static org.laplace.rewards.PaidChain.signed;
import static org.laplace.rewards.PaidChain.transfer;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.block.BlockOutcome;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Transfer;

final class TransferTest {
  private static final Optional<Code> APPLIED = Optional.empty();

  private final PaidChain chain = new PaidChain();
  private final Address nobody = address(77);

  @Test
  void valueGoesFromOneAccountToAnother() {
    BlockOutcome outcome = chain.run(signed(ALICE, 0, transfer(address(BOB), 1)));
    long fee = outcome.results().getFirst().feePaid().microLap();
    assertEquals(Optional.of(FUNDS + 1), chain.balance(address(BOB)));
    assertEquals(Optional.of(FUNDS - 1 - fee), chain.balance(address(ALICE)));
  }

  @Test
  void aNewAccountStartsWithTheMinimumOrNotAtAll() {
    assertEquals(
        List.of(Optional.of(Code.AMOUNT_BELOW_ACCOUNT_MIN)),
        chain.codes(signed(ALICE, 0, transfer(nobody, 999))));
    assertEquals(Optional.empty(), chain.balance(nobody));

    assertEquals(List.of(APPLIED), chain.codes(signed(ALICE, 1, transfer(nobody, 1_000))));
    assertEquals(List.of(APPLIED), chain.codes(signed(ALICE, 2, transfer(nobody, 1))));
    assertEquals(Optional.of(1_001L), chain.balance(nobody));
  }

  @Test
  void anAccountThatIsMadeInTheSameBlockIsNotSeenYet() {
    assertEquals(
        List.of(APPLIED, Optional.of(Code.AMOUNT_BELOW_ACCOUNT_MIN)),
        chain.codes(
            signed(ALICE, 0, transfer(nobody, 1_000)), signed(BOB, 0, transfer(nobody, 1))));
  }

  @Test
  void aTransferToOneselfOpensTheLaneAndCostsTheFeeAlone() {
    BlockOutcome outcome = chain.run(signed(ALICE, 0, transfer(address(ALICE), 5)));
    long fee = outcome.results().getFirst().feePaid().microLap();
    assertEquals(Optional.of(FUNDS - fee), chain.balance(address(ALICE)));
    assertTrue(chain.state().require(LedgerKeys.account(address(ALICE))).opening().isPresent());
  }

  @Test
  void nobodySendsMoreThanHeHas() {
    assertEquals(
        List.of(Optional.of(Code.INSUFFICIENT_BALANCE)),
        chain.codes(signed(ALICE, 0, transfer(address(BOB), FUNDS))));
    assertEquals(Optional.of(FUNDS), chain.balance(address(BOB)));
  }

  @Test
  void nothingAndNegativeAmountsAndOddAddressesAreNoTransfers() {
    for (long amount : new long[] {0, -1, Long.MIN_VALUE}) {
      assertEquals(
          List.of(Optional.of(Code.OUT_OF_RANGE)),
          chain.codes(signed(ALICE, 0, transfer(address(BOB), amount))));
    }
    for (int size : new int[] {0, 19, 21, 32}) {
      Action action =
          Action.newBuilder()
              .setTransfer(
                  Transfer.newBuilder()
                      .setRecipient(ByteString.copyFrom(new byte[size]))
                      .setAmount(5))
              .build();
      assertEquals(
          List.of(Optional.of(Code.MALFORMED_TRANSACTION)), chain.codes(signed(ALICE, 0, action)));
    }
    assertEquals(Optional.of(FUNDS), chain.balance(address(ALICE)));
  }
}
