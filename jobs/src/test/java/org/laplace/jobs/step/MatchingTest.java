package org.laplace.jobs.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.laplace.jobs.chain.Actions.job;
import static org.laplace.jobs.chain.Actions.offer;
import static org.laplace.jobs.chain.Actions.open;
import static org.laplace.jobs.chain.Actions.post;
import static org.laplace.jobs.chain.Actions.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.chain.MarketChain;
import org.laplace.jobs.chain.Person;
import org.laplace.jobs.life.Attempt;
import org.laplace.jobs.state.JobKeys;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Action;

final class MatchingTest {
  private final Person client = new Person("client");
  private final Person one = new Person("one");
  private final Person two = new Person("two");
  private final MarketChain chain = new MarketChain(client, one, two);

  private Attempt attempt(Hash job) {
    return chain.job(job).state().attempts().getLast();
  }

  private Hash opened() {
    Hash id = client.nextId();
    chain.accepted(client.sign(open(job())));
    return id;
  }

  @Test
  void givesAJobToTheCheapestOffer() {
    chain.accepted(
        one.sign(post(offer().setPricePerMegaWork(900))),
        two.sign(post(offer().setPricePerMegaWork(800))));
    Hash id = opened();
    chain.block();
    assertEquals(two.address(), attempt(id).provider());
    assertEquals(Amount.of(800), attempt(id).price());
  }

  @Test
  void givesAJobToTheMostFreeSlotsAmongEquals() {
    chain.accepted(one.sign(post(offer().setSlots(1))), two.sign(post(offer().setSlots(3))));
    Hash id = opened();
    chain.block();
    assertEquals(two.address(), attempt(id).provider());
  }

  @Test
  void comparesWhatTheJobCostsSoThatRoundedPricesAreEqual() {
    chain.accepted(
        one.sign(post(offer().setSlots(1).setPricePerMegaWork(1_000))),
        two.sign(post(offer().setSlots(2).setPricePerMegaWork(1_001))));
    Hash id = client.nextId();
    chain.accepted(client.sign(open(job().setSpec(spec().setWorkUnits(10)))));
    chain.block();
    assertEquals(Amount.of(1), attempt(id).price());
    assertEquals(two.address(), attempt(id).provider());
  }

  @Test
  void drawsLotsAmongOffersThatAreEqualOtherwise() {
    chain.accepted(one.sign(post(offer().setSlots(64))), two.sign(post(offer().setSlots(64))));
    SortedSet<Address> winners = new TreeSet<>();
    for (int i = 0; i < 12; i++) {
      Hash first = client.nextId();
      chain.accepted(client.sign(open(job())));
      Hash second = client.nextId();
      chain.accepted(client.sign(open(job())));
      chain.block();
      winners.add(attempt(first).provider());
      winners.add(attempt(second).provider());
    }
    assertEquals(2, winners.size());
  }

  @Test
  void takesOnlyJobsAndOffersOfTheBlockBefore() {
    Hash id = client.nextId();
    chain.accepted(client.sign(open(job())), one.sign(post(offer())));
    assertEquals("OPEN", chain.status(id));
    chain.block();
    assertEquals("ASSIGNED", chain.status(id));
  }

  @Test
  void neverExceedsThePriceLimit() {
    chain.accepted(one.sign(post(offer().setPricePerMegaWork(10_001).setBondPerSlot(900_000))));
    Hash id = opened();
    chain.block();
    assertEquals("OPEN", chain.status(id));
    chain.accepted(two.sign(post(offer().setPricePerMegaWork(10_000).setBondPerSlot(900_000))));
    chain.block();
    assertEquals(Amount.of(10_000), attempt(id).price());
  }

  @Test
  void needsABondOfThirtyTimesThePrice() {
    chain.accepted(one.sign(post(offer().setBondPerSlot(29_999))));
    Hash id = opened();
    chain.block();
    assertEquals("OPEN", chain.status(id));
    chain.accepted(two.sign(post(offer().setBondPerSlot(30_000))));
    chain.block();
    assertEquals(two.address(), attempt(id).provider());
  }

  @Test
  void leavesJobsAloneThatAreTooLargeOrForAnotherEngine() {
    chain.accepted(
        one.sign(post(offer().setSizeMax(3))),
        two.sign(post(offer().setEngine(MarketChain.PARTICLES))));
    Hash id = opened();
    chain.runTo(chain.height() + 3);
    assertEquals("OPEN", chain.status(id));
  }

  @Test
  void neverGivesMoreJobsThanSlots() {
    chain.accepted(one.sign(post(offer().setSlots(2))));
    chain.accepted(client.sign(open(job()), open(job()), open(job())));
    chain.block();
    assertEquals(2, chain.state().scan(JobKeys.assignedTo(one.address())).size());
    assertEquals(1, chain.state().scan(JobKeys.OPEN).size());
  }

  @Test
  void servesTheOldestJobFirst() {
    Hash older = opened();
    Hash younger = opened();
    chain.accepted(one.sign(post(offer().setSlots(1))));
    chain.block();
    assertEquals("ASSIGNED", chain.status(older));
    assertEquals("OPEN", chain.status(younger));
  }

  @Test
  void givesATurnaroundOrTheReferenceRateAsDeadline() {
    chain.accepted(one.sign(post(offer().setSlots(1).setTurnaroundBlocks(77))));
    Hash slow = opened();
    chain.block();
    assertEquals(attempt(slow).assignedHeight() + 77, attempt(slow).deadlineHeight());
    chain.accepted(two.sign(post(offer().setBondPerSlot(90_000))));
    Hash quick = client.nextId();
    chain.accepted(client.sign(open(job().setSpec(spec().setWorkUnits(2_000_001)))));
    chain.block();
    assertEquals(attempt(quick).assignedHeight() + 5 + 3, attempt(quick).deadlineHeight());
  }

  @Test
  void jobsThatNobodyTakesDoNotKeepOthersWaiting() {
    chain.accepted(one.sign(post(offer())));
    // Too cheap for anybody, more than one block looks at.
    List<Action> hopeless = new ArrayList<>();
    for (int i = 0; i < JobsLimits.JOBS_MATCHED_PER_BLOCK_MAX; i++) {
      hopeless.add(open(job().setPriceLimit(1)));
    }
    chain.accepted(client.sign(hopeless.toArray(Action[]::new)));
    Hash id = opened();
    chain.block();
    chain.block();
    chain.block();
    assertEquals("ASSIGNED", chain.status(id));
  }
}
