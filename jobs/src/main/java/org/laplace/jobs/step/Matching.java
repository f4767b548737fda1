package org.laplace.jobs.step;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.Attempt;
import org.laplace.jobs.life.JobEvent;
import org.laplace.jobs.life.JobRules;
import org.laplace.jobs.state.Job;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.JobLedger;
import org.laplace.jobs.state.OfferTerms;
import org.laplace.ledger.settlement.BlockContext;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.settlement.Step;
import org.laplace.ledger.state.StateEntry;
import org.laplace.primitives.Hash;

/**
 * Gives open jobs to offers. Both are those that the block before committed, so that nobody can
 * answer to what stands in the block; each is looked at again in the running state.
 *
 * <p>Jobs have their turn oldest first, a bounded number a block; where one block stops the next
 * goes on, so that jobs which nobody takes do not keep others waiting.
 */
public final class Matching implements Step {
  private static final String LOT_TAG = "laplace/match/v1";

  @Override
  public void run(Settlement settlement) {
    JobLedger ledger = new JobLedger(settlement);
    SortedMap<String, FreeOffers> markets = new TreeMap<>();
    ByteString from = settlement.get(JobKeys.MATCHING_CURSOR).orElse(JobKeys.OPEN);
    List<StateEntry> turn =
        settlement.committed().scan(JobKeys.OPEN, from, JobsLimits.JOBS_MATCHED_PER_BLOCK_MAX);
    for (StateEntry entry : turn) {
      // What was cancelled or has expired in this block is refused by its life.
      Job job = settlement.require(JobKeys.job(new Hash(entry.value())));
      FreeOffers offers =
          markets.computeIfAbsent(
              job.declared().engine(),
              engine -> FreeOffers.of(engine, settlement.committed(), settlement));
      match(job, offers, settlement, ledger);
    }
    goOn(turn, from, settlement);
  }

  private static void match(Job job, FreeOffers offers, Settlement settlement, JobLedger ledger) {
    Optional<Attempt> attempt =
        offers
            .best(demand(job), ledger.rules(), offer -> lot(job, offer, settlement.block()))
            .map(fit -> attempt(job, fit, ledger.rules(), settlement.height()));
    if (attempt.isPresent() && ledger.apply(job, new JobEvent.Matched(attempt.get())).isEmpty()) {
      offers.slotTaken(attempt.get().offer());
    }
  }

  private static FreeOffers.Demand demand(Job job) {
    return new FreeOffers.Demand(
        job.declared().size(),
        job.declared().workUnits(),
        job.terms().priceLimit(),
        job.state().attempts().stream().map(Attempt::provider).toList());
  }

  private static Hash lot(Job job, Hash offer, BlockContext block) {
    return Hash.tagged(LOT_TAG, block.previousAppHash().bytes(), job.id().bytes(), offer.bytes());
  }

  private static Attempt attempt(Job job, FreeOffers.Fit fit, JobRules rules, long height) {
    OfferTerms terms = fit.offer().terms();
    long blocks = rules.deadlineBlocks(terms.turnaroundBlocks(), job.declared().workUnits());
    return Attempt.assigned(
        job.state().attempts().size() + 1,
        fit.offer().id(),
        fit.offer().provider(),
        terms.payout(),
        fit.price(),
        terms.bondPerSlot(),
        height,
        Math.addExact(height, blocks));
  }

  private static void goOn(List<StateEntry> turn, ByteString from, Settlement settlement) {
    if (turn.size() == JobsLimits.JOBS_MATCHED_PER_BLOCK_MAX) {
      // The first key after the last one that had its turn.
      ByteString next = turn.getLast().key().concat(ByteString.copyFrom(new byte[1]));
      settlement.put(JobKeys.MATCHING_CURSOR, next);
    } else if (!from.equals(JobKeys.OPEN)) {
      settlement.delete(JobKeys.MATCHING_CURSOR);
    }
  }
}
