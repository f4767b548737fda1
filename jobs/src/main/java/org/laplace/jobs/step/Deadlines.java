package org.laplace.jobs.step;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.JobEvent;
import org.laplace.jobs.state.Job;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.JobLedger;
import org.laplace.jobs.state.ProviderRecord;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.settlement.Step;
import org.laplace.ledger.state.StateEntry;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/**
 * Ends what height alone ends, oldest first, and voids the payouts of convicted providers. It runs
 * after the messages of a block, so what arrives in the block of a deadline still counts.
 */
public final class Deadlines implements Step {
  @Override
  public void run(Settlement settlement) {
    voidPayouts(settlement);
    leaveStates(settlement);
  }

  private static void voidPayouts(Settlement settlement) {
    int left = JobsLimits.VOIDED_JOBS_PER_BLOCK_MAX;
    for (StateEntry entry : settlement.scan(JobKeys.CONVICTED, left)) {
      Address provider = new Address(entry.value());
      List<StateEntry> vesting = settlement.scan(JobKeys.vestingFor(provider), left);
      int voided = 0;
      while (voided < vesting.size()
          && voidPayout(settlement, new Hash(vesting.get(voided).value()), provider)) {
        voided++;
      }
      if (voided == left) {
        return;
      }
      left -= voided;
      settlement.delete(JobKeys.convicted(provider));
    }
  }

  /**
   * Voids a payout.
   *
   * @return false for a payout that vests only since after the conviction
   */
  private static boolean voidPayout(Settlement settlement, Hash id, Address provider) {
    long convicted = settlement.require(JobKeys.provider(provider)).convictedHeight();
    return apply(settlement, id, new JobEvent.ProviderConvicted(convicted, settlement.height()));
  }

  private static void leaveStates(Settlement settlement) {
    ByteString end = JobKeys.exitsAfter(settlement.height());
    for (StateEntry entry : settlement.scan(JobKeys.EXITS, JobsLimits.EXITS_PER_BLOCK_MAX)) {
      if (ByteString.unsignedLexicographicalComparator().compare(entry.key(), end) >= 0) {
        return;
      }
      leaveState(settlement, new Hash(entry.value()));
    }
  }

  private static void leaveState(Settlement settlement, Hash id) {
    Job job = settlement.require(JobKeys.job(id));
    // A conviction may be waiting for its turn; it beats the end of the challenge window.
    long convicted =
        job.state()
            .atStake()
            .flatMap(attempt -> settlement.get(JobKeys.provider(attempt.provider())))
            .map(ProviderRecord::convictedHeight)
            .orElse(0L);
    if (!apply(settlement, id, new JobEvent.ProviderConvicted(convicted, settlement.height()))
        && !apply(settlement, id, new JobEvent.ExitReached(settlement.height()))) {
      throw new IllegalStateException("job " + id + " does not leave its state at its height");
    }
  }

  private static boolean apply(Settlement settlement, Hash id, JobEvent event) {
    Job job = settlement.require(JobKeys.job(id));
    return new JobLedger(settlement).apply(job, event).isEmpty();
  }
}
