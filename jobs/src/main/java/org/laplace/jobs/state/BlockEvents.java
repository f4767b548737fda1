package org.laplace.jobs.state;

import java.util.ArrayList;
import java.util.List;
import org.laplace.jobs.life.Attempt;
import org.laplace.ledger.settlement.Event;
import org.laplace.ledger.settlement.Event.Attribute;
import org.laplace.ledger.settlement.Settlement;

/** What those who watch blocks are told. Ids in hexadecimal, addresses in Bech32m. */
final class BlockEvents {
  private BlockEvents() {}

  /** A job has another status. */
  static void job(Settlement settlement, Job job) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("job", job.id().hex()));
    attributes.add(new Attribute("status", job.state().word()));
    attributes.add(new Attribute("client", job.terms().client().toString()));
    if (!job.state().attempts().isEmpty()) {
      Attempt attempt = job.state().attempts().getLast();
      attributes.add(new Attribute("attempt", Integer.toString(attempt.number())));
      attributes.add(new Attribute("provider", attempt.provider().toString()));
      attempt
          .end()
          .ifPresent(
              end ->
                  attributes.add(
                      new Attribute("attempt_end", end.name().substring("ATTEMPT_END_".length()))));
    }
    settlement.event(new Event("job", attributes));
  }

  /** An offer was posted, or is no more. */
  static void offer(Settlement settlement, Offer offer, String what) {
    settlement.event(
        new Event(
            "offer",
            List.of(
                new Attribute("offer", offer.id().hex()),
                new Attribute("provider", offer.provider().toString()),
                new Attribute("engine", offer.terms().engine()),
                new Attribute("what", what))));
  }

  /** A provider gave a wrong result. */
  static void conviction(Settlement settlement, ProviderRecord provider) {
    settlement.event(
        new Event(
            "conviction",
            List.of(
                new Attribute("provider", provider.address().toString()),
                new Attribute("in_this_epoch", Integer.toString(provider.epochConvictions())))));
  }
}
