package org.laplace.jobs.action;

import static org.laplace.jobs.action.Checks.firstOf;
import static org.laplace.jobs.action.Checks.rejected;

import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.JobEvent;
import org.laplace.jobs.life.JobRules;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.ProviderRecord;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.message.JobDeclined;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.DeclineJob;

/** The assigned provider hands a job back, soon after he got it and not too often. */
public final class DeclineJobHandler
    implements ActionHandler<DeclineJob, DeclineJobHandler.Return> {

  /** Which attempt is handed back. */
  public record Return(Hash job, int attempt) {}

  @Override
  public Parsed<Return> decode(DeclineJob wire) {
    return Checks.id("job_id", wire.getJobId())
        .then(job -> Parsed.of(new Return(job, wire.getAttempt())));
  }

  @Override
  public long weight() {
    return JobsLimits.DECLINE_JOB_WEIGHT;
  }

  @Override
  public int messagesMax() {
    return 1;
  }

  @Override
  public Optional<Rejection> execute(Return handed, Lane lane, DataInputs inputs, Outbox outbox) {
    Optional<Rejection> rejection =
        firstOf(
            () ->
                JobEvents.foresee(
                    handed.job(),
                    new JobEvent.Declined(handed.attempt(), lane.owner(), inputs.height()),
                    inputs),
            () -> mayStillDecline(lane.owner(), inputs, inputs.height()));
    if (rejection.isEmpty()) {
      outbox.send(new JobDeclined(handed.job(), handed.attempt(), lane.owner()));
    }
    return rejection;
  }

  public Optional<Rejection> settle(JobDeclined message, Settlement settlement) {
    return firstOf(
        () -> mayStillDecline(message.provider(), settlement, settlement.height()),
        () ->
            JobEvents.apply(
                message.job(),
                new JobEvent.Declined(message.attempt(), message.provider(), settlement.height()),
                settlement));
  }

  private static Optional<Rejection> mayStillDecline(
      Address provider, StateView state, long height) {
    JobRules rules = JobRules.of(state.require(LedgerKeys.PARAMS));
    long epoch = rules.epochOf(height);
    int declines =
        state
            .get(JobKeys.provider(provider))
            .orElseGet(() -> ProviderRecord.blank(provider))
            .inEpoch(epoch)
            .epochDeclines();
    return declines < rules.declinesPerEpochMax()
        ? Optional.empty()
        : rejected(
            Code.TOO_MANY_DECLINES,
            "this provider has declined "
                + declines
                + " jobs in this epoch, which is all that is allowed; the next epoch begins at"
                + " height "
                + (epoch + 1) * rules.epochBlocks());
  }
}
