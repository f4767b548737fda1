package org.laplace.jobs.step;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.JobEvent;
import org.laplace.jobs.state.Job;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.JobLedger;
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
    JobLedger ledger = new JobLedger(settlement);
    voidPayouts(settlement, ledger);
    leaveStates(settlement, ledger);
  }

  private static void voidPayouts(Settlement settlement, JobLedger ledger) {
    int left = JobsLimits.VOIDED_JOBS_PER_BLOCK_MAX;
    for (StateEntry entry : settlement.scan(JobKeys.CONVICTED, left)) {
      Address provider = new Address(entry.value());
      List<StateEntry> vesting = settlement.scan(JobKeys.vestingFor(provider), left);
      int voided = 0;
      // Oldest first, so the first that vests only since after the conviction ends the walk.
      while (voided < vesting.size()
          && isVoid(job(settlement, vesting.get(voided)), settlement, ledger)) {
        voided++;
      }
      left -= voided;
      if (left == 0) {
        return;
      }
      settlement.delete(JobKeys.convicted(provider));
    }
  }

  private static void leaveStates(Settlement settlement, JobLedger ledger) {
    ByteString end = JobKeys.exitsAfter(settlement.height());
    for (StateEntry entry : settlement.scan(JobKeys.EXITS, JobsLimits.EXITS_PER_BLOCK_MAX)) {
      if (ByteString.unsignedLexicographicalComparator().compare(entry.key(), end) >= 0) {
        return;
      }
      Job job = job(settlement, entry);
      // A conviction may still wait for its turn; it beats the end of the challenge window.
      if (!isVoid(job, settlement, ledger)) {
        leaveState(job, settlement, ledger);
      }
    }
  }

  /** Voids a job's payout if its provider was convicted while it was vesting. */
  private static boolean isVoid(Job job, Settlement settlement, JobLedger ledger) {
    return job.state()
        .atStake()
        .flatMap(attempt -> settlement.get(JobKeys.provider(attempt.provider())))
        .map(
            provider ->
                new JobEvent.ProviderConvicted(provider.convictedHeight(), settlement.height()))
        .map(convicted -> ledger.apply(job, convicted).isEmpty())
        .orElse(false);
  }

  private static void leaveState(Job job, Settlement settlement, JobLedger ledger) {
    ledger
        .apply(job, new JobEvent.ExitReached(settlement.height()))
        .ifPresent(
            why -> {
              throw new IllegalStateException(
                  "job " + job.id() + " does not leave its state at its height: " + why);
            });
  }

  private static Job job(Settlement settlement, StateEntry indexed) {
    return settlement.require(JobKeys.job(new Hash(indexed.value())));
  }
}
