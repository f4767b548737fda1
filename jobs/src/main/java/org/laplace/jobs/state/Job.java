package org.laplace.jobs.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.jobs.life.JobState;
import org.laplace.jobs.life.JobTerms;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.PaymentReason;

/**
 * A job on the chain.
 *
 * @param statusHeight since when the state has its present status
 * @param payments made out of the job's purse, in order
 */
public record Job(
    Hash id,
    JobTerms terms,
    Declared declared,
    JobState state,
    long statusHeight,
    List<Payment> payments) {
  public Job {
    payments = List.copyOf(payments);
  }

  /**
   * A payment out of the purse.
   *
   * @param recipient empty for what is burnt, and for a premium, which goes to many
   */
  public record Payment(
      Optional<Address> recipient, Amount amount, PaymentReason reason, long height) {}

  Job moved(JobState next, List<Payment> made, long height) {
    List<Payment> all = new ArrayList<>(payments);
    all.addAll(made);
    return new Job(id, terms, declared, next, height, all);
  }
}
