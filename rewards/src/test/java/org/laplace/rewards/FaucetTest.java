package org.laplace.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.rewards.PaidChain.ALICE;
import static org.laplace.rewards.PaidChain.BOB;
import static org.laplace.rewards.PaidChain.FAUCET_AMOUNT;
import static org.laplace.rewards.PaidChain.FUNDS;
import static org.laplace.rewards.PaidChain.address;
import static org.laplace.rewards.PaidChain.drip;
import static org.laplace.rewards.PaidChain.signed;
import static org.laplace.rewards.PaidChain.transfer;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.LedgerLimits;
import org.laplace.ledger.block.BlockOutcome;
import org.laplace.ledger.block.Proposal;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.DripFaucet;

final class FaucetTest {
  private static final Optional<Code> APPLIED = Optional.empty();
  private static final int NEWCOMER = 50;

  private final PaidChain chain = new PaidChain();

  @Test
  void anAddressThatHasNothingGetsItsFirstFundsWithoutAFee() {
    Amount issued = chain.books().issued();
    BlockOutcome outcome = chain.run(signed(NEWCOMER, 0, drip(address(NEWCOMER))));

    assertEquals(Amount.ZERO, outcome.results().getFirst().feePaid());
    assertEquals(APPLIED, outcome.results().getFirst().rejection());
    assertEquals(Optional.of(FAUCET_AMOUNT), chain.balance(address(NEWCOMER)));
    assertEquals(issued.plus(Amount.of(FAUCET_AMOUNT)), chain.books().issued());
    assertEquals(List.of(APPLIED), chain.codes(signed(NEWCOMER, 1, transfer(address(ALICE), 1))));
  }

  @Test
  void theFaucetGivesToAnAccountOnce() {
    chain.run(signed(NEWCOMER, 0, drip(address(NEWCOMER))));
    assertEquals(
        List.of(Optional.of(Code.FAUCET_ALREADY_USED), Optional.of(Code.FAUCET_ALREADY_USED)),
        chain.codes(
            signed(NEWCOMER, 1, drip(address(NEWCOMER))),
            signed(ALICE, 0, drip(address(NEWCOMER)))));
  }

  @Test
  void ofTwoWhoAskForTheSameRecipientInABlockOneIsRefusedAtSettlement() {
    BlockOutcome outcome =
        chain.run(
            signed(ALICE, 0, drip(address(NEWCOMER))), signed(BOB, 0, drip(address(NEWCOMER))));
    assertEquals(APPLIED, outcome.results().get(0).rejection());
    assertEquals(
        Optional.of(Code.FAUCET_ALREADY_USED),
        outcome.results().get(1).rejection().map(Rejection::code));
    assertEquals(List.of(0), outcome.results().get(1).refusedActions());
    assertEquals(Optional.of(FAUCET_AMOUNT), chain.balance(address(NEWCOMER)));
  }

  @Test
  void whoHasAnAccountPaysForAsking() {
    BlockOutcome outcome = chain.run(signed(ALICE, 0, drip(address(ALICE))));
    long fee = outcome.results().getFirst().feePaid().microLap();
    assertTrue(fee > 0);
    assertEquals(Optional.of(FUNDS - fee + FAUCET_AMOUNT), chain.balance(address(ALICE)));
  }

  @Test
  void askingIsFreeForOneselfAloneAndOnce() {
    assertEquals(
        List.of(Optional.of(Code.INSUFFICIENT_BALANCE)),
        chain.codes(signed(NEWCOMER, 0, drip(address(51)))));
    assertEquals(
        List.of(Optional.of(Code.INSUFFICIENT_BALANCE)),
        chain.codes(signed(NEWCOMER, 0, drip(address(NEWCOMER)), drip(address(NEWCOMER)))));
    assertEquals(
        List.of(APPLIED, Optional.of(Code.INSUFFICIENT_BALANCE)),
        chain.codes(
            signed(NEWCOMER, 0, drip(address(NEWCOMER))),
            signed(NEWCOMER, 1, drip(address(NEWCOMER)))));
  }

  @Test
  void aNetworkWithoutAFaucetGivesNothingAndNothingIsFree() {
    PaidChain real = new PaidChain(PaidChain.params().build());
    assertEquals(
        List.of(Optional.of(Code.INSUFFICIENT_BALANCE), Optional.of(Code.FAUCET_OFF)),
        real.codes(
            signed(NEWCOMER, 0, drip(address(NEWCOMER))),
            signed(ALICE, 0, drip(address(NEWCOMER)))));
    assertEquals(Optional.empty(), real.balance(address(NEWCOMER)));
  }

  @Test
  void theFaucetEndsBeforeAnAmountCouldOverflow() {
    long drip = LedgerLimits.FAUCET_AMOUNT_MICRO_LAP_MAX;
    long worst = Math.multiplyExact(drip, LedgerLimits.BLOCK_MESSAGES_MAX);
    assertTrue(worst <= Long.MAX_VALUE - LedgerLimits.GENESIS_SUPPLY_MICRO_LAP_MAX);

    PaidChain rich =
        new PaidChain(
            PaidChain.params().setFaucetAmount(drip).build(),
            LedgerLimits.GENESIS_SUPPLY_MICRO_LAP_MAX - FUNDS);
    assertEquals(List.of(APPLIED), rich.codes(signed(ALICE, 0, drip(address(NEWCOMER)))));
    assertEquals(
        List.of(Optional.of(Code.FAUCET_OFF)), rich.codes(signed(ALICE, 1, drip(address(BOB)))));
  }

  @Test
  void sixtyFourDripsFillABlock() {
    Proposal proposal = new Proposal(chain.checks(), chain.state(), 1);
    int accepted = 0;
    for (int who = 100; who < 170; who++) {
      accepted += proposal.add(signed(who, 0, drip(address(who)))).isEmpty() ? 1 : 0;
    }
    assertEquals(64, accepted);
  }

  @Test
  void anOddAddressIsNoRecipient() {
    Action action =
        Action.newBuilder()
            .setDripFaucet(DripFaucet.newBuilder().setRecipient(ByteString.copyFromUtf8("odd")))
            .build();
    assertEquals(
        List.of(Optional.of(Code.MALFORMED_TRANSACTION)), chain.codes(signed(ALICE, 0, action)));
  }
}
