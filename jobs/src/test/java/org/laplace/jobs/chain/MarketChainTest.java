package org.laplace.jobs.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OutcomeKind;

/** Jobs that run from end to end in blocks. */
final class MarketChainTest {
  private final Person client = new Person("client");
  private final Person honest = new Person("honest");
  private final Person cheat = new Person("cheat");
  private final MarketChain chain = new MarketChain(client, honest, cheat);

  /** Price 1,000 of a limit of 10,000, premium 100 of 1,000, deposit 500. */
  @Test
  void aRightResultIsPaidOnceTheChallengeWindowIsClosed() {
    Hash offer = honest.nextId();
    chain.accepted(honest.sign(Actions.post(Actions.offer())));
    Amount afterPosting = chain.balance(honest);
    Hash job = client.nextId();
    chain.accepted(client.sign(Actions.open(Actions.job())));
    assertEquals("OPEN", chain.status(job));
    Amount afterOpening = chain.balance(client);
    chain.block();
    assertEquals("ASSIGNED", chain.status(job));
    assertEquals(1, chain.offer(offer).orElseThrow().slotsLocked());
    chain.accepted(honest.sign(Actions.submit(job, 1, Actions.RIGHT)));
    assertEquals(Amount.ZERO, chain.fee(0));
    assertEquals("PROVISIONAL", chain.status(job));
    chain.block();
    assertEquals("AUDIT", chain.status(job));
    chain.block();
    assertEquals("CONFIRMED", chain.status(job));
    chain.runTo(chain.height() + 7);
    assertEquals("CONFIRMED", chain.status(job));
    assertEquals(afterPosting, chain.balance(honest));
    chain.block();
    assertEquals("FINAL", chain.status(job));
    assertEquals(afterPosting.plus(Amount.of(1_000)), chain.balance(honest));
    assertEquals(afterOpening.plus(Amount.of(11_500 - 1_000 - 100)), chain.balance(client));
    assertEquals(Amount.ZERO, chain.purse(job));
    assertEquals(0, chain.offer(offer).orElseThrow().slotsLocked());
    assertEquals(1, chain.provider(honest).jobsFinal());
  }

  @Test
  void aWrongResultCostsTheBondAndTheJobGoesToSomebodyElse() {
    Hash cheap = cheat.nextId();
    chain.accepted(
        honest.sign(Actions.post(Actions.offer())),
        cheat.sign(Actions.post(Actions.offer().setPricePerMegaWork(500))));
    Hash job = client.nextId();
    chain.accepted(client.sign(Actions.open(Actions.job())));
    Amount afterOpening = chain.balance(client);
    chain.block();
    assertEquals(cheat.address(), provider(job));
    chain.accepted(cheat.sign(Actions.submit(job, 1, Actions.WRONG)));
    chain.block();
    chain.block();
    assertEquals(Amount.of(60_000), chain.purse(cheap));
    assertEquals(afterOpening.plus(Amount.of(30_000)), chain.balance(client));
    assertEquals(1, chain.provider(cheat).jobsRejected());
    assertEquals("OPEN", chain.status(job));
    chain.block();
    assertEquals("ASSIGNED", chain.status(job));
    assertEquals(honest.address(), provider(job));
    chain.accepted(honest.sign(Actions.submit(job, 2, Actions.RIGHT)));
    chain.runTo(chain.height() + 10);
    assertEquals("FINAL", chain.status(job));
  }

  @Test
  void aDisputedResultIsRefundedAtTheAuditsDeadlineAndCostsTheProviderNothing() {
    Hash offer = honest.nextId();
    chain.accepted(honest.sign(Actions.post(Actions.offer())));
    Hash job = client.nextId();
    chain.accepted(client.sign(Actions.open(Actions.job())));
    Amount afterOpening = chain.balance(client);
    chain.block();
    chain.accepted(honest.sign(Actions.submit(job, 1, Actions.DISPUTED)));
    chain.runTo(chain.height() + 5);
    assertEquals("AUDIT", chain.status(job));
    chain.block();
    assertEquals("REFUNDED", chain.status(job));
    assertEquals(afterOpening.plus(Amount.of(11_500)), chain.balance(client));
    assertEquals(Amount.of(120_000), chain.purse(offer));
  }

  @Test
  void aMisdeclaredProgramCostsItsClientASmallFee() {
    chain.accepted(honest.sign(Actions.post(Actions.offer())));
    Amount afterPosting = chain.balance(honest);
    Hash job = client.nextId();
    chain.accepted(
        client.sign(
            Actions.open(Actions.job().setSpec(Actions.spec().setSize(Actions.MISDECLARED_SIZE)))));
    Amount afterOpening = chain.balance(client);
    chain.block();
    chain.accepted(
        honest.sign(
            Actions.submit(job, 1, OutcomeKind.OUTCOME_KIND_MISDECLARED, ByteString.EMPTY)));
    chain.block();
    chain.block();
    assertEquals("MISDECLARED", chain.status(job));
    assertEquals(afterPosting.plus(Amount.of(200)), chain.balance(honest));
    assertEquals(afterOpening.plus(Amount.of(11_300)), chain.balance(client));
  }

  @Test
  void specAndResultAreKeptAndTheRecordSaysWhere() {
    chain.accepted(honest.sign(Actions.post(Actions.offer())));
    Hash job = client.nextId();
    chain.accepted(client.sign(Actions.open(Actions.job())));
    chain.block();
    chain.accepted(honest.sign(Actions.submit(job, 1, Actions.RIGHT)));
    var claim = chain.job(job).state().attempts().getLast().answer().orElseThrow().claim();
    assertEquals(Optional.of(Actions.RIGHT), chain.blob(claim.resultHash()));
    assertEquals(
        Optional.of(Actions.spec().build().toByteString()),
        chain.blob(chain.job(job).declared().specHash()));
  }

  private Address provider(Hash job) {
    return chain.job(job).state().attempts().getLast().provider();
  }
}
