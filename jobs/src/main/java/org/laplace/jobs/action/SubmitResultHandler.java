package org.laplace.jobs.action;

import static org.laplace.jobs.action.Checks.firstOf;
import static org.laplace.jobs.action.Checks.rejected;
import static org.laplace.jobs.action.Checks.unless;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.Claim;
import org.laplace.jobs.life.JobEvent;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.message.ResultSubmitted;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Address;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.SubmitResult;

/** The assigned provider says what a job came to. */
public final class SubmitResultHandler
    implements ActionHandler<SubmitResult, SubmitResultHandler.Answer> {
  private static final ByteString FREE_ONCE = ByteString.copyFromUtf8("result/");

  /** A well-formed result. */
  public record Answer(Hash job, int attempt, Claim claim, ByteString result) {}

  @Override
  public Parsed<Answer> decode(SubmitResult wire) {
    return Checks.id("job_id", wire.getJobId())
        .then(
            job ->
                unless(firstOf(() -> outcome(wire), () -> size(wire.getResult())), wire)
                    .then(
                        checked ->
                            Parsed.of(
                                new Answer(
                                    job,
                                    checked.getAttempt(),
                                    Claim.of(checked.getOutcome(), checked.getResult()),
                                    checked.getResult()))));
  }

  private static Optional<Rejection> outcome(SubmitResult wire) {
    return switch (wire.getOutcome()) {
      case OUTCOME_KIND_COMPUTED,
          OUTCOME_KIND_DIVERGED,
          OUTCOME_KIND_EXHAUSTED,
          OUTCOME_KIND_MISDECLARED ->
          Optional.empty();
      case OUTCOME_KIND_UNSPECIFIED, UNRECOGNIZED ->
          rejected(
              Code.OUT_OF_RANGE,
              "outcome is "
                  + wire.getOutcomeValue()
                  + "; it must be "
                  + OutcomeKind.OUTCOME_KIND_COMPUTED_VALUE
                  + " (computed) to "
                  + OutcomeKind.OUTCOME_KIND_MISDECLARED_VALUE
                  + " (misdeclared)");
    };
  }

  private static Optional<Rejection> size(ByteString result) {
    return result.size() <= JobsLimits.RESULT_BYTES_MAX
        ? Optional.empty()
        : rejected(
            Code.RESULT_TOO_LARGE,
            "the result has "
                + result.size()
                + " bytes; at most "
                + JobsLimits.RESULT_BYTES_MAX
                + " are possible");
  }

  @Override
  public long weight() {
    return JobsLimits.SUBMIT_RESULT_WEIGHT;
  }

  @Override
  public int messagesMax() {
    return 1;
  }

  /** Once for each attempt, for its provider, while the attempt waits for a result. */
  @Override
  public Optional<ByteString> freeOfFee(Answer answer, Address sender, DataInputs inputs) {
    return foresee(answer, sender, inputs).isPresent()
        ? Optional.empty()
        : Optional.of(
            FREE_ONCE.concat(answer.job().bytes()).concat(BigEndian.int32(answer.attempt())));
  }

  @Override
  public Optional<Rejection> execute(Answer answer, Lane lane, DataInputs inputs, Outbox outbox) {
    Optional<Rejection> rejection = foresee(answer, lane.owner(), inputs);
    if (rejection.isEmpty()) {
      outbox.send(
          new ResultSubmitted(
              answer.job(),
              answer.attempt(),
              lane.owner(),
              answer.claim().outcome(),
              answer.result()));
    }
    return rejection;
  }

  private static Optional<Rejection> foresee(Answer answer, Address sender, DataInputs inputs) {
    return JobEvents.foresee(
        answer.job(),
        new JobEvent.ResultClaimed(answer.attempt(), sender, answer.claim(), inputs.height()),
        inputs);
  }

  /** The result is PROVISIONAL, its bytes are kept, and an audit is asked for. */
  public Optional<Rejection> settle(ResultSubmitted message, Settlement settlement) {
    settlement.store(message.result());
    return JobEvents.apply(
        message.job(),
        new JobEvent.ResultClaimed(
            message.attempt(),
            message.provider(),
            Claim.of(message.outcome(), message.result()),
            settlement.height()),
        settlement);
  }
}
