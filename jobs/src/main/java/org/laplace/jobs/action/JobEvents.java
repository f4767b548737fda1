package org.laplace.jobs.action;

import java.util.Optional;
import org.laplace.jobs.life.JobEvent;
import org.laplace.jobs.life.JobLife;
import org.laplace.jobs.life.JobRules;
import org.laplace.jobs.life.Transition;
import org.laplace.jobs.state.Job;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.JobLedger;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;

/** How a message reaches the life of a job. */
public final class JobEvents {
  private JobEvents() {}

  /** What the life would say now; nothing changes. */
  static Optional<Rejection> foresee(Hash id, JobEvent event, DataInputs inputs) {
    Optional<Job> job = inputs.get(JobKeys.job(id));
    if (job.isEmpty()) {
      return unknown(id);
    }
    JobLife life = new JobLife(job.get().terms(), JobRules.of(inputs.params()));
    return switch (life.next(job.get().state(), event)) {
      case Transition.Applied _ -> Optional.empty();
      case Transition.Refused(Rejection why) -> Optional.of(why);
    };
  }

  /** Lets it happen. */
  public static Optional<Rejection> apply(Hash id, JobEvent event, Settlement settlement) {
    Optional<Job> job = settlement.get(JobKeys.job(id));
    return job.isPresent() ? new JobLedger(settlement).apply(job.get(), event) : unknown(id);
  }

  private static Optional<Rejection> unknown(Hash id) {
    return Checks.rejected(
        Code.UNKNOWN_JOB,
        "there is no job " + id + " in the last committed block; check the id, or wait a block");
  }
}
