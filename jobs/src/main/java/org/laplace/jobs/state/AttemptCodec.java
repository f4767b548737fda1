package org.laplace.jobs.state;

import java.util.Optional;
import org.laplace.jobs.life.Attempt;
import org.laplace.jobs.life.Attempt.Answer;
import org.laplace.jobs.life.Attempt.Judgement;
import org.laplace.jobs.life.Claim;
import org.laplace.ledger.message.Verdict;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.AttemptEnd;

/** An attempt as the part of a {@code Job} message. */
final class AttemptCodec {
  private AttemptCodec() {}

  static org.laplace.proto.v1.Attempt encode(Attempt attempt) {
    var record =
        org.laplace.proto.v1.Attempt.newBuilder()
            .setNumber(attempt.number())
            .setOfferId(attempt.offer().bytes())
            .setProvider(attempt.provider().bytes())
            .setPayoutAddress(attempt.payout().bytes())
            .setPrice(attempt.price().microLap())
            .setBond(attempt.bond().microLap())
            .setAssignedHeight(attempt.assignedHeight())
            .setDeadlineHeight(attempt.deadlineHeight());
    attempt
        .answer()
        .ifPresent(
            answer ->
                record
                    .setOutcome(answer.claim().outcome())
                    .setResultRoot(answer.claim().root().bytes())
                    .setResultHash(answer.claim().resultHash().bytes())
                    .setResultHeight(answer.height()));
    attempt.judgement().ifPresent(judgement -> record.setVerdict(encode(judgement)));
    attempt.end().ifPresent(record::setEnd);
    return record.build();
  }

  static Attempt decode(org.laplace.proto.v1.Attempt record) {
    Optional<Answer> answer =
        RecordFields.optional(record.getResultRoot())
            .map(
                root ->
                    new Answer(
                        new Claim(
                            record.getOutcome(), new Hash(root), new Hash(record.getResultHash())),
                        record.getResultHeight()));
    Optional<Judgement> judgement =
        record.hasVerdict() ? Optional.of(decode(record.getVerdict())) : Optional.empty();
    Optional<AttemptEnd> end =
        record.getEnd() == AttemptEnd.ATTEMPT_END_UNSPECIFIED
            ? Optional.empty()
            : Optional.of(record.getEnd());
    return new Attempt(
        record.getNumber(),
        new Hash(record.getOfferId()),
        new Address(record.getProvider()),
        new Address(record.getPayoutAddress()),
        Amount.of(record.getPrice()),
        Amount.of(record.getBond()),
        record.getAssignedHeight(),
        record.getDeadlineHeight(),
        answer,
        judgement,
        end);
  }

  private static org.laplace.proto.v1.Verdict encode(Judgement judgement) {
    Verdict verdict = judgement.verdict();
    var record =
        org.laplace.proto.v1.Verdict.newBuilder()
            .setPowerAgreed(verdict.powerAgreed())
            .setPowerTotal(verdict.powerTotal())
            .setHeight(judgement.height());
    verdict.agreedRoot().ifPresent(root -> record.setAgreedRoot(root.bytes()));
    verdict.judgement().ifPresent(found -> record.setStatistic(found.toWire()));
    verdict.attestors().forEach(attestor -> record.addAttestors(attestor.bytes()));
    return record.build();
  }

  private static Judgement decode(org.laplace.proto.v1.Verdict record) {
    return new Judgement(
        new Verdict(
            RecordFields.optional(record.getAgreedRoot()).map(Hash::new),
            record.getPowerAgreed(),
            record.getPowerTotal(),
            record.getAttestorsList().stream().map(Address::new).toList(),
            record.hasStatistic()
                ? Optional.of(org.laplace.ledger.message.Judgement.of(record.getStatistic()))
                : Optional.empty()),
        record.getHeight());
  }
}
