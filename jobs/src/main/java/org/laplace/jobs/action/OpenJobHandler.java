package org.laplace.jobs.action;

import static org.laplace.jobs.action.Checks.firstOf;
import static org.laplace.jobs.action.Checks.rejected;
import static org.laplace.jobs.action.Checks.unless;
import static org.laplace.jobs.action.Checks.within;

import java.util.List;
import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.JobRules;
import org.laplace.jobs.life.JobState;
import org.laplace.jobs.life.JobTerms;
import org.laplace.jobs.state.Declared;
import org.laplace.jobs.state.Job;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.JobLedger;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.message.JobOpened;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.OpenJob;

/** A client offers to pay for one job: price limit, premium and deposit leave his lane. */
public final class OpenJobHandler implements ActionHandler<OpenJob, OpenJob> {

  @Override
  public Parsed<OpenJob> decode(OpenJob wire) {
    return unless(
        firstOf(
            () -> SpecChecks.shape(wire.getSpec()),
            () ->
                within(
                    "price_limit", wire.getPriceLimit(), 1, JobsLimits.PRICE_LIMIT_MICRO_LAP_MAX)),
        wire);
  }

  @Override
  public long weight() {
    return JobsLimits.OPEN_JOB_WEIGHT;
  }

  @Override
  public int messagesMax() {
    return 1;
  }

  @Override
  public Optional<Rejection> execute(OpenJob action, Lane lane, DataInputs inputs, Outbox outbox) {
    return firstOf(
        () -> SpecChecks.engine(action.getSpec(), inputs.params()),
        () ->
            within(
                "expiry_height",
                action.getExpiryHeight(),
                inputs.height() + 1,
                inputs.height() + JobsLimits.EXPIRY_BLOCKS_MAX),
        () -> send(action, lane, JobRules.of(inputs.params()), outbox));
  }

  private static Optional<Rejection> send(
      OpenJob action, Lane lane, JobRules rules, Outbox outbox) {
    Amount priceLimit = Amount.of(action.getPriceLimit());
    Amount premium = rules.premium(priceLimit);
    return outbox.send(
        new JobOpened(
            lane.objectId(),
            lane.owner(),
            action.getSpec(),
            priceLimit,
            premium,
            rules.deposit(),
            action.getExpiryHeight()),
        priceLimit.plus(premium).plus(rules.deposit()));
  }

  /** The job is OPEN, and can be matched from the next block on. */
  public Optional<Rejection> settle(JobOpened message, Settlement settlement) {
    if (settlement.get(JobKeys.job(message.job())).isPresent()) {
      return rejected(Code.JOB_EXISTS, "there is a job " + message.job() + " already");
    }
    settlement.store(message.spec().toByteString());
    JobTerms terms =
        new JobTerms(
            message.client(),
            message.priceLimit(),
            message.premium(),
            message.deposit(),
            settlement.height(),
            message.expiryHeight());
    new JobLedger(settlement)
        .open(
            new Job(
                message.job(),
                terms,
                Declared.of(message.spec()),
                new JobState.Open(List.of()),
                settlement.height(),
                List.of()));
    return Optional.empty();
  }
}
