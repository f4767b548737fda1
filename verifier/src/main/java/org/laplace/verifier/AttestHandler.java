package org.laplace.verifier;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.ledger.Validators;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.message.Attested;
import org.laplace.ledger.message.Judgement;
import org.laplace.ledger.message.Verdict;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.tx.StatisticRoot;
import org.laplace.proto.v1.Attest;
import org.laplace.proto.v1.Statistic;
import org.laplace.proto.v1.Validator;

/**
 * A validator says what it found when it ran a job again. Free of fees once for each validator and
 * case, while the case is open; the only thing that a hot lane may do.
 */
final class AttestHandler implements ActionHandler<Attest, AttestHandler.Finding> {

  /** An attestation before it is known whose it is. */
  record Finding(Hash job, int attempt, Hash root, Optional<Judgement> judgement) {
    Attested by(Address hotLane) {
      return new Attested(job, attempt, root, judgement, hotLane);
    }
  }

  @Override
  public Parsed<Finding> decode(Attest wire) {
    if (!Hash.isHash(wire.getJobId()) || !Hash.isHash(wire.getResultRoot())) {
      return Parsed.refused(
          Code.MALFORMED_TRANSACTION, "a job's id and a result's root have 32 bytes each");
    }
    if (wire.getAttempt() < 1) {
      return Parsed.refused(Code.OUT_OF_RANGE, "attempts are counted from 1");
    }
    if (wire.hasStatistic() && !isWithinRange(wire.getStatistic())) {
      return Parsed.refused(
          Code.OUT_OF_RANGE, "a statistic has a finding, and figures within their ranges");
    }
    return Parsed.of(
        new Finding(
            new Hash(wire.getJobId()),
            wire.getAttempt(),
            new Hash(wire.getResultRoot()),
            wire.hasStatistic()
                ? Optional.of(Judgement.of(wire.getStatistic()))
                : Optional.empty()));
  }

  private static boolean isWithinRange(Statistic statistic) {
    boolean isFinding =
        switch (statistic.getFinding()) {
          case FINDING_SUPPORTED, FINDING_UNPROVEN, FINDING_INCONCLUSIVE -> true;
          case FINDING_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    return isFinding
        && isWithin(statistic.getFidelityPermille(), VerifierLimits.FIDELITY_PERMILLE_MAX)
        && isWithin(statistic.getLogLikelihoodMilli(), VerifierLimits.LOG_LIKELIHOOD_PERMILLE_MAX)
        && statistic.getCollisionsPermille() >= 0
        && statistic.getCollisionsPermille() <= VerifierLimits.COLLISIONS_PERMILLE_MAX;
  }

  private static boolean isWithin(int figure, int max) {
    return figure >= -max && figure <= max;
  }

  @Override
  public long weight() {
    return VerifierLimits.ATTEST_WEIGHT;
  }

  @Override
  public int messagesMax() {
    return 1;
  }

  @Override
  public boolean isForAttestors() {
    return true;
  }

  @Override
  public Optional<ByteString> freeOfFee(Finding finding, Address sender, DataInputs inputs) {
    return admit(finding.by(sender), inputs, inputs.height())
        .toOptional()
        .map(
            admission ->
                admission.audit().job().bytes().concat(BigEndian.int32(finding.attempt())));
  }

  @Override
  public Optional<Rejection> execute(Finding finding, Lane lane, DataInputs inputs, Outbox outbox) {
    Attested attested = finding.by(lane.owner());
    return switch (admit(attested, inputs, inputs.height())) {
      case Parsed.Refused<Admission>(Rejection why) -> Optional.of(why);
      case Parsed.Value<Admission> _ -> {
        outbox.send(attested);
        yield Optional.empty();
      }
    };
  }

  /** Counts an attestation, and closes its case if that decides it. */
  Optional<Rejection> settle(Attested attested, Settlement settlement) {
    return switch (admit(attested, settlement, settlement.height())) {
      case Parsed.Refused<Admission>(Rejection why) -> Optional.of(why);
      case Parsed.Value<Admission>(Admission admission) -> {
        settlement.event(VerifierEvents.attested(attested));
        count(admission, attested, settlement);
        yield Optional.empty();
      }
    };
  }

  private static void count(Admission admission, Attested attested, Settlement settlement) {
    AuditCase audit =
        admission
            .audit()
            .with(
                new Attestation(
                    attested.hotLane(), comparedRoot(attested), admission.validator().getPower()));
    switch (Tally.of(audit.attestations(), Validators.of(settlement).powerTotal())) {
      case Tally.Undecided _ -> settlement.put(VerifierKeys.audit(audit.job()), audit);
      // Only the root that was attested just now can have reached its quorum.
      case Tally.Agreed agreed ->
          CaseBook.close(audit, withJudgement(agreed.verdict(), attested), settlement);
      case Tally.Split split -> CaseBook.close(audit, split.verdict(), settlement);
    }
  }

  /** What attestations are counted by. */
  private static Hash comparedRoot(Attested attested) {
    return attested
        .judgement()
        .map(judgement -> StatisticRoot.of(attested.root(), judgement.toWire()))
        .orElse(attested.root());
  }

  private static Verdict withJudgement(Verdict verdict, Attested attested) {
    return attested
        .judgement()
        .map(judgement -> verdict.judged(attested.root(), judgement))
        .orElse(verdict);
  }

  /** An attestation may be made: by this validator, in this case. */
  private record Admission(Validator validator, AuditCase audit) {}

  /** The same question for the data inputs, for the fee and at settlement. */
  private static Parsed<Admission> admit(Attested attested, StateView state, long height) {
    Optional<Validator> validator = Validators.of(state).withHotLane(attested.hotLane());
    if (validator.isEmpty()) {
      return Parsed.refused(
          Code.NOT_A_VALIDATOR,
          attested.hotLane() + " is no validator's hot lane; only those attest results");
    }
    Optional<AuditCase> found = state.get(VerifierKeys.audit(attested.job()));
    if (found.isEmpty()) {
      return Parsed.refused(
          Code.NOT_UNDER_AUDIT,
          "no result of job "
              + attested.job()
              + " is being checked; its case is closed or not open");
    }
    AuditCase audit = found.get();
    if (audit.attempt() != attested.attempt()) {
      return Parsed.refused(
          Code.WRONG_ATTEMPT,
          "attempt " + audit.attempt() + " is being checked, not attempt " + attested.attempt());
    }
    if (height > audit.deadlineHeight()) {
      return Parsed.refused(
          Code.DEADLINE_PASSED,
          "attestations counted up to height " + audit.deadlineHeight() + ", this is " + height);
    }
    if (audit.judgedRoot().isPresent() != attested.judgement().isPresent()
        || audit.judgedRoot().stream().anyMatch(root -> !root.equals(attested.root()))) {
      return Parsed.refused(
          Code.OUT_OF_RANGE,
          audit.judgedRoot().isPresent()
              ? "this result is judged by statistics; attest a statistic on root "
                  + audit.judgedRoot().get()
              : "this result is checked by running it again; attest the root, without a statistic");
    }
    if (audit.hasAttested(attested.hotLane())) {
      return Parsed.refused(
          Code.ALREADY_ATTESTED,
          attested.hotLane() + " has attested this result; a validator attests once");
    }
    return Parsed.of(new Admission(validator.get(), audit));
  }
}
