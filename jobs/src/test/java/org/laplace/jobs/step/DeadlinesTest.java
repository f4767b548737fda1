package org.laplace.jobs.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.laplace.jobs.chain.Actions.RIGHT;
import static org.laplace.jobs.chain.Actions.WRONG;
import static org.laplace.jobs.chain.Actions.job;
import static org.laplace.jobs.chain.Actions.offer;
import static org.laplace.jobs.chain.Actions.open;
import static org.laplace.jobs.chain.Actions.post;
import static org.laplace.jobs.chain.Actions.submit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.chain.MarketChain;
import org.laplace.jobs.chain.Person;
import org.laplace.jobs.state.JobKeys;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.OfferStanding;

final class DeadlinesTest {
  /** More than a block voids. */
  private static final int PAYOUTS = JobsLimits.VOIDED_JOBS_PER_BLOCK_MAX + 40;

  private final Person client = new Person("client");
  private final Person provider = new Person("provider");
  private final Person second = new Person("second");
  private final Person third = new Person("third");
  private final MarketChain chain = new MarketChain(client, provider, second, third);

  /** Jobs of the client, all assigned. */
  private List<Hash> assigned(int count) {
    List<Hash> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(client.nextId());
      chain.accepted(client.sign(open(job())));
    }
    chain.block();
    ids.forEach(id -> assertEquals("ASSIGNED", chain.status(id)));
    return ids;
  }

  private Optional<AttemptEnd> end(Hash job) {
    return chain.job(job).state().attempts().getLast().end();
  }

  @Test
  void anUnmatchedJobEndsAtItsExpiryHeightWithEverythingBack() {
    Hash id = client.nextId();
    chain.accepted(client.sign(open(job().setExpiryHeight(5))));
    Amount before = chain.balance(client);
    chain.runTo(4);
    assertEquals("OPEN", chain.status(id));
    chain.block();
    assertEquals("EXPIRED", chain.status(id));
    assertEquals(before.plus(Amount.of(11_500)), chain.balance(client));
  }

  @Test
  void aMissedDeadlineBurnsATenthOfTheBondAndASlotIsLost() {
    Hash posted = provider.nextId();
    chain.accepted(provider.sign(post(offer())));
    Hash id = assigned(1).getFirst();
    Amount burntBefore = chain.burnt();
    chain.runTo(chain.height() + 6);
    assertEquals("OPEN", chain.status(id));
    assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_LATE), end(id));
    assertEquals(Amount.of(114_000), chain.purse(posted));
    assertEquals(burntBefore.plus(Amount.of(6_000)), chain.burnt());
    assertEquals(1, chain.offer(posted).orElseThrow().freeSlots(chain.purse(posted)));
    assertEquals(1, chain.provider(provider).deadlinesMissed());
  }

  @Test
  void anOfferThatCoversNoSlotAnyMoreEndsAndTheRestGoesBack() {
    Hash posted = provider.nextId();
    chain.accepted(provider.sign(post(offer().setSlots(1))));
    Amount before = chain.balance(provider);
    assigned(1);
    chain.runTo(chain.height() + 6);
    assertEquals(Optional.empty(), chain.offer(posted));
    assertEquals(before.plus(Amount.of(54_000)), chain.balance(provider));
  }

  @Test
  void theThirdFailedAttemptRefundsTheClient() {
    chain.accepted(
        provider.sign(post(offer())), second.sign(post(offer())), third.sign(post(offer())));
    Hash id = client.nextId();
    chain.accepted(client.sign(open(job())));
    Amount before = chain.balance(client);
    chain.runTo(chain.height() + 30);
    assertEquals("REFUNDED", chain.status(id));
    assertEquals(3, chain.job(id).state().attempts().size());
    assertEquals(before.plus(Amount.of(11_500)), chain.balance(client));
  }

  @Test
  void aConvictionVoidsEveryPayoutThatVests() {
    Hash posted = provider.nextId();
    chain.accepted(provider.sign(post(offer().setSlots(3))));
    List<Hash> jobs = assigned(3);
    chain.accepted(
        provider.sign(submit(jobs.get(0), 1, RIGHT)), provider.sign(submit(jobs.get(1), 1, RIGHT)));
    chain.accepted(provider.sign(submit(jobs.get(2), 1, WRONG)));
    chain.block();
    assertEquals("CONFIRMED", chain.status(jobs.get(0)));
    chain.block();
    assertEquals("REFUNDED", chain.status(jobs.get(0)));
    assertEquals("REFUNDED", chain.status(jobs.get(1)));
    assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_VOIDED), end(jobs.get(0)));
    assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_REJECTED), end(jobs.get(2)));
    assertEquals(List.of(), chain.state().scan(JobKeys.CONVICTED));
    assertEquals(Amount.of(120_000), chain.purse(posted));
    assertEquals(0, chain.provider(provider).jobsFinal());
  }

  @Test
  void aConvictionVoidsAPayoutThatIsConfirmedInTheSameBlock() {
    chain.accepted(provider.sign(post(offer().setSlots(2))));
    List<Hash> jobs = assigned(2);
    chain.accepted(
        provider.sign(submit(jobs.get(0), 1, RIGHT)), provider.sign(submit(jobs.get(1), 1, WRONG)));
    chain.block();
    chain.block();
    assertEquals("REFUNDED", chain.status(jobs.get(0)));
  }

  @Test
  void aPayoutThatVestsSinceAfterTheConvictionIsPaid() {
    chain.accepted(provider.sign(post(offer().setSlots(2))));
    List<Hash> jobs = assigned(2);
    chain.accepted(provider.sign(submit(jobs.get(0), 1, WRONG)));
    chain.accepted(provider.sign(submit(jobs.get(1), 1, RIGHT)));
    chain.runTo(chain.height() + 12);
    assertEquals("FINAL", chain.status(jobs.get(1)));
    assertEquals(1, chain.provider(provider).jobsFinal());
  }

  @Test
  void aSecondConvictionInAnEpochBurnsAllBonds() {
    Hash first = provider.nextId();
    chain.accepted(provider.sign(post(offer().setSlots(4).setTurnaroundBlocks(20))));
    Hash other = provider.nextId();
    chain.accepted(provider.sign(post(offer().setPricePerMegaWork(5_000).setBondPerSlot(200_000))));
    List<Hash> jobs = assigned(3);
    chain.accepted(provider.sign(submit(jobs.get(0), 1, WRONG)));
    chain.runTo(chain.height() + 2);
    assertEquals(Amount.of(180_000), chain.purse(first));
    assertEquals(Amount.of(400_000), chain.purse(other));
    Amount before = chain.balance(provider);
    chain.accepted(provider.sign(submit(jobs.get(1), 1, WRONG)));
    chain.runTo(chain.height() + 2);
    // What is at stake for the job that still runs stays until that job has ended.
    assertEquals(Amount.of(60_000), chain.purse(first));
    assertEquals(
        OfferStanding.OFFER_STANDING_FORFEITED, chain.offer(first).orElseThrow().standing());
    assertEquals(Optional.empty(), chain.offer(other));
    chain.runTo(chain.height() + 20);
    assertEquals(Optional.empty(), chain.offer(first));
    assertEquals(before, chain.balance(provider));
    assertEquals(2, chain.provider(provider).epochConvictions());
  }

  @Test
  void oneConvictionInEachOfTwoEpochsLeavesTheOtherBondsAlone() {
    MarketChain shortEpochs =
        new MarketChain(
            MarketChain.PARAMS.toBuilder().setEpochBlocks(10).build(), client, provider);
    Person sameClient = new Person("client");
    Person sameProvider = new Person("provider");
    Hash posted = sameProvider.nextId();
    shortEpochs.accepted(sameProvider.sign(post(offer().setSlots(4))));
    for (int i = 0; i < 2; i++) {
      shortEpochs.runTo(10L * (i + 1));
      Hash id = sameClient.nextId();
      shortEpochs.accepted(sameClient.sign(open(job())));
      shortEpochs.block();
      shortEpochs.accepted(sameProvider.sign(submit(id, 1, WRONG)));
      shortEpochs.block();
      shortEpochs.block();
    }
    assertEquals(Amount.of(120_000), shortEpochs.purse(posted));
    assertEquals(2, shortEpochs.provider(provider).jobsRejected());
  }

  @Test
  void moreVoidedPayoutsThanABlockTakesAreLeftToTheNextOne() {
    Hash last = answerAllButOne(PAYOUTS);
    chain.accepted(provider.sign(submit(last, 1, WRONG)));
    chain.block();
    assertEquals(PAYOUTS, vesting());
    chain.block();
    assertEquals(40, vesting());
    chain.block();
    assertEquals(0, vesting());
    assertEquals(0, chain.provider(provider).jobsFinal());
  }

  @Test
  void aConvictionBeatsTheEndOfTheWindowForPayoutsThatWaitToBeVoided() {
    // The window closes in the block of the conviction; the walk does not reach every payout.
    Hash last = answerAllButOne(PAYOUTS);
    chain.runTo(chain.height() + 7);
    chain.accepted(provider.sign(submit(last, 1, WRONG)));
    chain.block();
    assertEquals(PAYOUTS, vesting());
    chain.block();
    assertEquals(0, vesting());
    assertEquals(0, chain.provider(provider).jobsFinal());
  }

  /** Assigns jobs to the provider and sends right results for all but one, which is returned. */
  private Hash answerAllButOne(int right) {
    for (int slots = right + 1; slots > 0; slots -= JobsLimits.SLOTS_MAX) {
      chain.accepted(
          provider.sign(post(offer().setSlots(JobsLimits.SLOTS_MAX).setTurnaroundBlocks(1_000))));
    }
    List<Hash> some = openMany(right / 2);
    List<Hash> others = openMany(right - right / 2);
    Hash last = openMany(1).getFirst();
    chain.block();
    chain.block();
    chain.accepted(provider.sign(rightResults(some)), provider.sign(rightResults(others)));
    return last;
  }

  private List<Hash> openMany(int count) {
    List<Hash> ids = new ArrayList<>();
    Action[] actions = new Action[count];
    for (int i = 0; i < count; i++) {
      ids.add(client.nextId(i));
      actions[i] = open(job());
    }
    chain.accepted(client.sign(actions));
    return ids;
  }

  private static Action[] rightResults(List<Hash> jobs) {
    return jobs.stream().map(id -> submit(id, 1, RIGHT)).toArray(Action[]::new);
  }

  private int vesting() {
    return chain.state().scan(JobKeys.vestingFor(provider.address())).size();
  }

  @Test
  void moreExitsThanABlockTakesAreLeftToTheNextOne() {
    int jobs = JobsLimits.EXITS_PER_BLOCK_MAX + 20;
    int perTransaction = 255;
    for (int left = jobs; left > 0; left -= perTransaction) {
      Action[] actions = new Action[Math.min(left, perTransaction)];
      Arrays.setAll(actions, _ -> open(job().setPriceLimit(1).setExpiryHeight(10)));
      chain.accepted(client.sign(actions));
    }
    chain.runTo(10);
    assertEquals(20, chain.state().scan(JobKeys.OPEN).size());
    chain.block();
    assertEquals(0, chain.state().scan(JobKeys.EXITS).size());
  }
}
