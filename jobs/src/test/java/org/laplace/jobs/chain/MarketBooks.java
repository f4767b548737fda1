package org.laplace.jobs.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.laplace.jobs.life.Attempt;
import org.laplace.jobs.life.JobRules;
import org.laplace.jobs.life.JobState;
import org.laplace.jobs.state.Job;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.Offer;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.block.TxResult;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.state.AmountCodec;
import org.laplace.ledger.state.StateEntry;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Action;

/** What is true of every state of a market, found out by looking at all of it. */
final class MarketBooks {
  private static final ByteString JOBS = ByteString.copyFromUtf8("job/");

  private MarketBooks() {}

  static void check(MemoryState state) {
    List<Job> jobs = jobs(state);
    List<Offer> offers = offers(state);
    supplyAddsUp(state);
    everyPurseHoldsWhatItsObjectNeeds(state, jobs, offers);
    lockedSlotsAreThoseOfJobs(jobs, offers);
    indexesFollowFromRecords(state, jobs, offers);
    onlyWrongResultsAreRejected(jobs);
  }

  /** Nobody's free balance fell by more than his fees and what his accepted actions sent. */
  static void checkBalances(
      MemoryState before,
      MemoryState after,
      List<ByteString> transactions,
      List<TxResult> results) {
    SortedMap<Address, Amount> outlays = new TreeMap<>();
    for (int i = 0; i < transactions.size(); i++) {
      TxResult result = results.get(i);
      SignedTransaction.parse(transactions.get(i))
          .toOptional()
          .ifPresent(
              tx ->
                  outlays.merge(
                      tx.sender(), result.feePaid().plus(sent(tx, result)), Amount::plus));
    }
    for (StateEntry entry : before.scan(LedgerKeys.ACCOUNTS)) {
      Address owner = new Address(entry.key().substring(LedgerKeys.ACCOUNTS.size()));
      Amount floor =
          Account.CODEC
              .decode(entry.value())
              .balance()
              .minus(outlays.getOrDefault(owner, Amount.ZERO));
      assertFalse(
          after.require(LedgerKeys.account(owner)).balance().isLessThan(floor),
          () -> "settlement took from the free balance of " + owner);
    }
  }

  private static Amount sent(SignedTransaction tx, TxResult result) {
    boolean ran = result.rejection().isEmpty() || !result.refusedActions().isEmpty();
    Amount sum = Amount.ZERO;
    for (int i = 0; ran && i < tx.body().getActionsCount(); i++) {
      if (!result.refusedActions().contains(i)) {
        sum = sum.plus(value(tx.body().getActions(i)));
      }
    }
    return sum;
  }

  private static Amount value(Action action) {
    JobRules rules = JobRules.of(MarketChain.PARAMS);
    return switch (action.getActionCase()) {
      case OPEN_JOB -> {
        Amount limit = Amount.of(action.getOpenJob().getPriceLimit());
        yield limit.plus(rules.premium(limit)).plus(rules.deposit());
      }
      case POST_OFFER ->
          Amount.of(action.getPostOffer().getBondPerSlot()).times(action.getPostOffer().getSlots());
      case CANCEL_JOB,
          WITHDRAW_OFFER,
          SUBMIT_RESULT,
          DECLINE_JOB,
          TRANSFER,
          ATTEST,
          DRIP_FAUCET,
          ACTION_NOT_SET ->
          Amount.ZERO;
    };
  }

  private static void supplyAddsUp(MemoryState state) {
    Amount free = Amount.ZERO;
    for (StateEntry entry : state.scan(LedgerKeys.ACCOUNTS)) {
      free = free.plus(Account.CODEC.decode(entry.value()).balance());
    }
    Amount purses = Amount.ZERO;
    for (StateEntry entry : state.scan(LedgerKeys.PURSES)) {
      purses = purses.plus(AmountCodec.INSTANCE.decode(entry.value()));
    }
    Books books = state.require(LedgerKeys.SUPPLY);
    assertEquals(books.free(), free);
    assertEquals(books.purses(), purses);
    assertEquals(books.issued(), free.plus(purses).plus(books.burnt()));
  }

  private static void everyPurseHoldsWhatItsObjectNeeds(
      MemoryState state, List<Job> jobs, List<Offer> offers) {
    SortedMap<Hash, Amount> purses = new TreeMap<>();
    for (StateEntry entry : state.scan(LedgerKeys.PURSES)) {
      purses.put(
          new Hash(entry.key().substring(LedgerKeys.PURSES.size())),
          AmountCodec.INSTANCE.decode(entry.value()));
    }
    for (Job job : jobs) {
      Amount paid =
          job.payments().stream().map(Job.Payment::amount).reduce(Amount.ZERO, Amount::plus);
      Amount left = job.terms().escrow().minus(paid);
      assertEquals(left, Optional.ofNullable(purses.remove(job.id())).orElse(Amount.ZERO));
      assertEquals(job.state() instanceof JobState.Ended, left.isZero());
    }
    for (Offer offer : offers) {
      Amount purse = Optional.ofNullable(purses.remove(offer.id())).orElse(Amount.ZERO);
      Amount atStake = offer.terms().bondPerSlot().times(offer.slotsLocked());
      assertFalse(purse.isLessThan(atStake), () -> "bonds at stake are missing: " + offer);
      assertTrue(offer.isPosted() || purse.equals(atStake), () -> "free bonds remain: " + offer);
    }
    assertTrue(purses.isEmpty(), () -> "purses of nothing: " + purses);
  }

  private static void lockedSlotsAreThoseOfJobs(List<Job> jobs, List<Offer> offers) {
    Map<Hash, Long> atStake =
        jobs.stream()
            .flatMap(job -> job.state().atStake().stream())
            .collect(Collectors.groupingBy(Attempt::offer, TreeMap::new, Collectors.counting()));
    for (Offer offer : offers) {
      Long running = atStake.remove(offer.id());
      assertEquals(running == null ? 0 : running, offer.slotsLocked());
    }
    assertTrue(atStake.isEmpty(), () -> "jobs without a bond: " + atStake);
  }

  private static void indexesFollowFromRecords(
      MemoryState state, List<Job> jobs, List<Offer> offers) {
    List<Hash> open = ids(jobs, JobState.Open.class);
    assertEquals(open, indexed(state, JobKeys.OPEN));
    List<Hash> living =
        jobs.stream()
            .filter(job -> !(job.state() instanceof JobState.Ended))
            .map(Job::id)
            .sorted()
            .toList();
    assertEquals(living, indexed(state, JobKeys.EXITS));
    assertEquals(jobs.stream().map(Job::id).sorted().toList(), indexed(state, JobKeys.newest()));
    assertEquals(
        ids(jobs, JobState.Assigned.class),
        indexed(state, ByteString.copyFromUtf8("job-assigned/")));
    assertEquals(
        ids(jobs, JobState.Confirmed.class),
        indexed(state, ByteString.copyFromUtf8("job-vesting/")));
    assertEquals(
        offers.stream()
            .filter(
                offer ->
                    offer.freeSlots(state.get(LedgerKeys.purse(offer.id())).orElse(Amount.ZERO))
                        > 0)
            .map(Offer::id)
            .sorted()
            .toList(),
        indexed(state, ByteString.copyFromUtf8("offer-free/")));
    assertEquals(
        offers.stream().map(Offer::id).sorted().toList(),
        indexed(state, ByteString.copyFromUtf8("offer-provider/")));
  }

  private static void onlyWrongResultsAreRejected(List<Job> jobs) {
    for (Job job : jobs) {
      for (Attempt attempt : job.state().attempts()) {
        boolean rejected =
            attempt.end().stream().anyMatch(end -> end.name().equals("ATTEMPT_END_REJECTED"));
        boolean wrong =
            attempt
                .judgement()
                .flatMap(judgement -> judgement.verdict().agreedRoot())
                .filter(root -> !root.equals(attempt.answer().orElseThrow().claim().root()))
                .isPresent();
        assertEquals(wrong, rejected);
      }
    }
  }

  private static List<Job> jobs(MemoryState state) {
    List<Job> jobs = new ArrayList<>();
    for (StateEntry entry : state.scan(JOBS)) {
      jobs.add(state.require(JobKeys.job(new Hash(entry.key().substring(JOBS.size())))));
    }
    return jobs;
  }

  private static List<Offer> offers(MemoryState state) {
    List<Offer> offers = new ArrayList<>();
    for (StateEntry entry : state.scan(JobKeys.OFFERS)) {
      Hash id = new Hash(entry.key().substring(JobKeys.OFFERS.size()));
      offers.add(state.require(JobKeys.offer(id)));
    }
    return offers;
  }

  private static List<Hash> ids(List<Job> jobs, Class<? extends JobState> kind) {
    return jobs.stream().filter(job -> kind.isInstance(job.state())).map(Job::id).sorted().toList();
  }

  private static List<Hash> indexed(MemoryState state, ByteString prefix) {
    return state.scan(prefix).stream().map(entry -> new Hash(entry.value())).sorted().toList();
  }
}
