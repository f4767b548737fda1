package org.laplace.jobs.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.Effect;
import org.laplace.jobs.life.JobEvent;
import org.laplace.jobs.life.JobLife;
import org.laplace.jobs.life.JobRules;
import org.laplace.jobs.life.Move;
import org.laplace.jobs.life.Transition;
import org.laplace.ledger.message.AuditRequested;
import org.laplace.ledger.message.PremiumEarned;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.PaymentReason;

/** Asks the life of a job what follows, and carries it out. */
public final class JobLedger {
  private final Settlement settlement;
  private final JobRules rules;
  private final Jobs jobs;
  private final Offers offers;

  public JobLedger(Settlement settlement) {
    this.settlement = settlement;
    this.rules = JobRules.of(settlement.params());
    this.jobs = new Jobs(settlement);
    this.offers = new Offers(settlement);
  }

  public JobRules rules() {
    return rules;
  }

  /** A new job; its escrow comes out of what the message carries. */
  public void open(Job job) {
    settlement.move(Settlement.HELD, job.id(), job.terms().escrow());
    jobs.create(job);
    BlockEvents.job(settlement, job);
  }

  /** Lets an event happen to a job. */
  public Optional<Rejection> apply(Job job, JobEvent event) {
    return switch (new JobLife(job.terms(), rules).next(job.state(), event)) {
      case Transition.Refused(Rejection why) -> Optional.of(why);
      case Transition.Applied applied -> {
        carryOut(job, applied);
        yield Optional.empty();
      }
    };
  }

  private void carryOut(Job job, Transition.Applied applied) {
    List<Job.Payment> payments = new ArrayList<>();
    for (Move move : applied.moves()) {
      switch (move) {
        case Move.OfBond bond -> offers.carryOut(bond, job);
        case Move.OfEscrow escrow -> pay(job, escrow).ifPresent(payments::add);
      }
    }
    Job after = job.moved(applied.state(), payments, settlement.height());
    jobs.replace(job, after);
    BlockEvents.job(settlement, after);
    for (Effect effect : applied.effects()) {
      switch (effect) {
        case Effect.RequestAudit(int attempt, long deadline) ->
            settlement.send(
                new AuditRequested(job.id(), attempt, deadline, rootToJudge(after, attempt)));
        case Effect.RecordDeed(Address provider, Effect.Deed deed) -> record(provider, deed);
      }
    }
  }

  /** The claimed root, if the job's engine cannot give the same result again. */
  private Optional<Hash> rootToJudge(Job job, int attempt) {
    boolean isStatistical =
        settlement.params().getEnginesList().stream()
            .anyMatch(
                engine ->
                    engine.getEngine().equals(job.declared().engine()) && engine.getStatistical());
    return isStatistical
        ? job.state().attempts().get(attempt - 1).answer().map(answer -> answer.claim().root())
        : Optional.empty();
  }

  private Optional<Job.Payment> pay(Job job, Move.OfEscrow move) {
    Amount amount = move.amount();
    if (amount.isZero()) {
      return Optional.empty();
    }
    Optional<Address> recipient =
        switch (move) {
          case Move.Pay pay -> {
            settlement.pay(job.id(), pay.recipient(), amount);
            yield Optional.of(pay.recipient());
          }
          case Move.PayPremium premium -> {
            settlement.send(new PremiumEarned(job.id(), premium.attestors()), job.id(), amount);
            yield Optional.empty();
          }
          case Move.Burn _ -> {
            settlement.burn(job.id(), amount);
            yield Optional.empty();
          }
        };
    return Optional.of(new Job.Payment(recipient, amount, reason(move), settlement.height()));
  }

  private static PaymentReason reason(Move.OfEscrow move) {
    return switch (move) {
      case Move.Pay pay -> pay.reason();
      case Move.PayPremium _ -> PaymentReason.PAYMENT_REASON_PREMIUM;
      case Move.Burn _ -> PaymentReason.PAYMENT_REASON_BURNT;
    };
  }

  private void record(Address address, Effect.Deed deed) {
    long height = settlement.height();
    ProviderRecord provider =
        settlement
            .get(JobKeys.provider(address))
            .orElseGet(() -> ProviderRecord.blank(address))
            .with(deed, rules.epochOf(height), height);
    settlement.put(JobKeys.provider(address), provider);
    if (deed == Effect.Deed.CONVICTED) {
      convict(provider);
    }
  }

  private void convict(ProviderRecord provider) {
    settlement.put(JobKeys.convicted(provider.address()), provider.address().bytes());
    if (provider.epochConvictions() >= JobsLimits.CONVICTIONS_PER_EPOCH_MAX) {
      offers.of(provider.address()).forEach(offers::forfeit);
    }
    BlockEvents.conviction(settlement, provider);
  }
}
