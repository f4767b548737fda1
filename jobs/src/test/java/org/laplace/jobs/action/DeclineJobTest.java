package org.laplace.jobs.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.laplace.jobs.chain.Actions.decline;
import static org.laplace.jobs.chain.Actions.job;
import static org.laplace.jobs.chain.Actions.offer;
import static org.laplace.jobs.chain.Actions.open;
import static org.laplace.jobs.chain.Actions.post;

import org.junit.jupiter.api.Test;
import org.laplace.jobs.chain.MarketChain;
import org.laplace.jobs.chain.Person;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;

/** Epochs of 20 blocks; two declines in each. */
final class DeclineJobTest {
  private final Person client = new Person("client");
  private final Person provider = new Person("provider");
  private final Person other = new Person("other");
  private final MarketChain chain =
      new MarketChain(
          MarketChain.PARAMS.toBuilder().setEpochBlocks(20).build(), client, provider, other);

  private Hash assigned() {
    Hash id = client.nextId();
    chain.accepted(client.sign(open(job())));
    chain.block();
    assertEquals("ASSIGNED", chain.status(id));
    return id;
  }

  @Test
  void opensTheJobAgainForOthersAndFreesTheBond() {
    Hash posted = provider.nextId();
    chain.accepted(provider.sign(post(offer())));
    Hash id = assigned();
    chain.accepted(provider.sign(decline(id, 1)));
    assertEquals("OPEN", chain.status(id));
    assertEquals(2, chain.offer(posted).orElseThrow().freeSlots(chain.purse(posted)));
    assertEquals(Amount.of(120_000), chain.purse(posted));
    chain.block();
    assertEquals("OPEN", chain.status(id), "the provider that declined does not get it again");
    chain.accepted(other.sign(post(offer())));
    chain.block();
    assertEquals(other.address(), chain.job(id).state().attempts().getLast().provider());
  }

  @Test
  void isRefusedFromSomebodyElseAndForAnotherAttempt() {
    chain.accepted(provider.sign(post(offer())));
    Hash id = assigned();
    chain.refused(Code.NOT_ASSIGNED_TO_YOU, other.sign(decline(id, 1)));
    chain.refused(Code.WRONG_ATTEMPT, provider.sign(decline(id, 2)));
  }

  @Test
  void isRefusedAfterThreeBlocks() {
    chain.accepted(provider.sign(post(offer())));
    Hash id = assigned();
    chain.runTo(chain.height() + 3);
    chain.refused(Code.DECLINE_TOO_LATE, provider.sign(decline(id, 1)));
  }

  @Test
  void isPossibleTwiceAnEpochAndAgainInTheNext() {
    chain.accepted(provider.sign(post(offer())));
    chain.accepted(provider.sign(decline(assigned(), 1)));
    chain.accepted(provider.sign(decline(assigned(), 1)));
    Hash third = assigned();
    chain.refused(Code.TOO_MANY_DECLINES, provider.sign(decline(third, 1)));
    assertEquals("ASSIGNED", chain.status(third));
    chain.runTo(20);
    chain.accepted(provider.sign(decline(assigned(), 1)));
    assertEquals(3, chain.provider(provider).declines());
  }

  @Test
  void isCountedInTheBlockToo() {
    chain.accepted(provider.sign(post(offer().setSlots(3))));
    Hash first = client.nextId();
    chain.accepted(client.sign(open(job())));
    Hash second = client.nextId();
    chain.accepted(client.sign(open(job())));
    Hash third = client.nextId();
    chain.accepted(client.sign(open(job())));
    chain.block();
    var results =
        chain.block(provider.sign(decline(first, 1), decline(second, 1), decline(third, 1)));
    assertEquals(1, results.getFirst().refusedActions().size());
    assertEquals(2, chain.provider(provider).epochDeclines());
  }
}
