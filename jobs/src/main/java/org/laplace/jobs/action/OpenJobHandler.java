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
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OpenJob;

/** A client offers to pay for one job: price limit, premium and deposit leave his lane. */
public final class OpenJobHandler implements ActionHandler<OpenJob, OpenJobHandler.Opening> {

  /** A well-formed wish; whether the network accepts its engine and sizes, state says. */
  public record Opening(JobSpec spec, Amount priceLimit, long expiryHeight) {}

  @Override
  public Parsed<Opening> decode(OpenJob wire) {
    return unless(
            firstOf(
                () -> SpecChecks.shape(wire.getSpec()),
                () ->
                    within(
                        "price_limit",
                        wire.getPriceLimit(),
                        1,
                        JobsLimits.PRICE_LIMIT_MICRO_LAP_MAX)),
            wire)
        .then(
            checked ->
                Parsed.of(
                    new Opening(
                        checked.getSpec(),
                        Amount.of(checked.getPriceLimit()),
                        checked.getExpiryHeight())));
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
  public Optional<Rejection> execute(Opening action, Lane lane, DataInputs inputs, Outbox outbox) {
    return firstOf(
        () -> SpecChecks.engine(action.spec(), inputs.params()),
        () ->
            within(
                "expiry_height",
                action.expiryHeight(),
                inputs.height() + 1,
                inputs.height() + JobsLimits.EXPIRY_BLOCKS_MAX),
        () -> send(action, lane, JobRules.of(inputs.params()), outbox));
  }

  private static Optional<Rejection> send(
      Opening action, Lane lane, JobRules rules, Outbox outbox) {
    Amount premium = rules.premium(action.priceLimit());
    return outbox.send(
        new JobOpened(
            lane.objectId(),
            lane.owner(),
            action.spec(),
            action.priceLimit(),
            premium,
            rules.deposit(),
            action.expiryHeight()),
        action.priceLimit().plus(premium).plus(rules.deposit()));
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
