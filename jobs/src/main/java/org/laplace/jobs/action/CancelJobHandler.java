package org.laplace.jobs.action;

import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.JobEvent;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.message.JobCancelled;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.CancelJob;

/**
 * A client takes back a job that is still open. Matching runs after messages, so a cancellation
 * beats it in its block.
 */
public final class CancelJobHandler implements ActionHandler<CancelJob, Hash> {

  @Override
  public Parsed<Hash> decode(CancelJob wire) {
    return Checks.id("job_id", wire.getJobId());
  }

  @Override
  public long weight() {
    return JobsLimits.CANCEL_JOB_WEIGHT;
  }

  @Override
  public int messagesMax() {
    return 1;
  }

  @Override
  public Optional<Rejection> execute(Hash job, Lane lane, DataInputs inputs, Outbox outbox) {
    Optional<Rejection> rejection =
        JobEvents.foresee(job, new JobEvent.CancelAsked(lane.owner(), inputs.height()), inputs);
    if (rejection.isEmpty()) {
      outbox.send(new JobCancelled(job, lane.owner()));
    }
    return rejection;
  }

  public Optional<Rejection> settle(JobCancelled message, Settlement settlement) {
    return JobEvents.apply(
        message.job(), new JobEvent.CancelAsked(message.client(), settlement.height()), settlement);
  }
}
