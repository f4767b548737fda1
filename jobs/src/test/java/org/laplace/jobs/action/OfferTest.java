package org.laplace.jobs.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.laplace.jobs.chain.Actions.RIGHT;
import static org.laplace.jobs.chain.Actions.job;
import static org.laplace.jobs.chain.Actions.offer;
import static org.laplace.jobs.chain.Actions.open;
import static org.laplace.jobs.chain.Actions.post;
import static org.laplace.jobs.chain.Actions.submit;
import static org.laplace.jobs.chain.Actions.withdraw;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.chain.MarketChain;
import org.laplace.jobs.chain.Person;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.PostOffer;

final class OfferTest {
  private final Person client = new Person("client");
  private final Person provider = new Person("provider");
  private final Person payout = new Person("payout");
  private final MarketChain chain = new MarketChain(client, provider);

  /** An offer that is refused, and the code of the refusal. */
  record Bad(String why, Code code, PostOffer.Builder offer) {
    @Override
    public String toString() {
      return why;
    }
  }

  static List<Bad> badOffers() {
    return List.of(
        new Bad("an unknown engine", Code.UNKNOWN_ENGINE, offer().setEngine("x")),
        new Bad("no size", Code.OUT_OF_RANGE, offer().setSizeMax(0)),
        new Bad("a size beyond the engine's", Code.OUT_OF_RANGE, offer().setSizeMax(21)),
        new Bad("no price", Code.OUT_OF_RANGE, offer().setPricePerMegaWork(0)),
        new Bad("a price above all limits", Code.OUT_OF_RANGE, offer().setPricePerMegaWork(-1)),
        new Bad("an endless turnaround", Code.OUT_OF_RANGE, offer().setTurnaroundBlocks(-1)),
        new Bad("no slots", Code.OUT_OF_RANGE, offer().setSlots(0)),
        new Bad("65 slots", Code.OUT_OF_RANGE, offer().setSlots(65)),
        new Bad("no bond", Code.OUT_OF_RANGE, offer().setBondPerSlot(0)),
        new Bad("a bond above all limits", Code.OUT_OF_RANGE, offer().setBondPerSlot(-1)),
        new Bad("a bond that covers nothing", Code.INSUFFICIENT_BOND, offer().setBondPerSlot(29)),
        new Bad(
            "bonds beyond the balance",
            Code.INSUFFICIENT_BALANCE,
            offer().setBondPerSlot(60_000_000)),
        new Bad(
            "a payout address that is none",
            Code.MALFORMED_ADDRESS,
            offer().setPayoutAddress(ByteString.copyFrom(new byte[19]))));
  }

  @ParameterizedTest
  @MethodSource("badOffers")
  void isRefusedAndLeavesNoTrace(Bad bad) {
    chain.refused(bad.code(), provider.sign(post(bad.offer())));
    assertEquals(List.of(), chain.state().scan(ByteString.copyFromUtf8("offer")));
    assertEquals(MarketChain.FUNDS, chain.balance(provider).plus(chain.fee(0)));
  }

  @Test
  void takesTheBondsOfAllSlots() {
    Hash id = provider.nextId();
    chain.accepted(provider.sign(post(offer())));
    assertEquals(Amount.of(120_000), chain.purse(id));
  }

  @Test
  void aProviderHasSixteenAndNotMore() {
    for (int i = 0; i < JobsLimits.OFFERS_PER_PROVIDER_MAX - 1; i++) {
      chain.accepted(provider.sign(post(offer())));
    }
    var results = chain.block(provider.sign(post(offer()), post(offer())));
    assertEquals(1, results.getFirst().refusedActions().size());
    chain.refused(Code.OUT_OF_RANGE, provider.sign(post(offer())));
  }

  @Test
  void paysToItsPayoutAddress() {
    chain.accepted(provider.sign(post(offer().setPayoutAddress(payout.address().bytes()))));
    Hash job = client.nextId();
    chain.accepted(client.sign(open(job())));
    chain.block();
    chain.accepted(provider.sign(submit(job, 1, RIGHT)));
    chain.runTo(chain.height() + 10);
    assertEquals("FINAL", chain.status(job));
    assertEquals(Amount.of(1_000), chain.balance(payout));
  }

  @Test
  void withdrawnReturnsAllBondsAndIsNoMore() {
    Hash id = provider.nextId();
    chain.accepted(provider.sign(post(offer())));
    Amount before = chain.balance(provider);
    chain.accepted(provider.sign(withdraw(id)));
    assertEquals(before.minus(chain.fee(0)).plus(Amount.of(120_000)), chain.balance(provider));
    assertEquals(Optional.empty(), chain.offer(id));
    chain.refused(Code.UNKNOWN_OFFER, provider.sign(withdraw(id)));
  }

  @Test
  void withdrawnWithARunningJobKeepsThatBondUntilTheJobEnds() {
    Hash id = provider.nextId();
    chain.accepted(provider.sign(post(offer())));
    Hash job = client.nextId();
    chain.accepted(client.sign(open(job())));
    chain.block();
    chain.accepted(provider.sign(withdraw(id)));
    assertEquals(Amount.of(60_000), chain.purse(id));
    chain.refused(Code.OFFER_WITHDRAWN, provider.sign(withdraw(id)));
    chain.accepted(client.sign(open(job())));
    chain.accepted(provider.sign(submit(job, 1, RIGHT)));
    chain.runTo(chain.height() + 9);
    assertEquals(Amount.of(60_000), chain.purse(id));
    Amount before = chain.balance(provider);
    chain.block();
    assertEquals("FINAL", chain.status(job));
    assertEquals(before.plus(Amount.of(61_000)), chain.balance(provider));
    assertEquals(Optional.empty(), chain.offer(id));
  }

  @Test
  void isNotWithdrawnBySomebodyElse() {
    Hash id = provider.nextId();
    chain.accepted(provider.sign(post(offer())));
    chain.refused(Code.NOT_YOUR_OFFER, client.sign(withdraw(id)));
  }

  @Test
  void withdrawnInABlockIsNotMatchedInIt() {
    Hash id = provider.nextId();
    Hash job = client.nextId();
    chain.accepted(provider.sign(post(offer())), client.sign(open(job())));
    chain.accepted(provider.sign(withdraw(id)));
    assertEquals("OPEN", chain.status(job));
  }
}
