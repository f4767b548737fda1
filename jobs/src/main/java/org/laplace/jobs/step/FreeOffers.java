package org.laplace.jobs.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.JobRules;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.Offer;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;

/** The offers of one engine that have a free slot, cheapest first. */
public final class FreeOffers {
  private final List<Offer> offers;
  private final SortedMap<Hash, Integer> slots;

  private FreeOffers(List<Offer> offers, SortedMap<Hash, Integer> slots) {
    this.offers = offers;
    this.slots = slots;
  }

  /**
   * What a job asks of an offer.
   *
   * @param size qubits or bodies
   * @param priceLimit the most that the job may cost
   * @param unwanted providers that may not have the job
   */
  public record Demand(int size, long workUnits, Amount priceLimit, List<Address> unwanted) {
    public Demand {
      unwanted = List.copyOf(unwanted);
    }
  }

  /** An offer that takes a job, and what it asks for it. */
  public record Fit(Offer offer, Amount price, int freeSlots) {}

  /**
   * Reads the offers of an engine.
   *
   * @param listed the state whose offers count
   * @param now the state that says what became of them
   */
  public static FreeOffers of(String engine, StateView listed, StateView now) {
    List<Offer> offers = new ArrayList<>();
    SortedMap<Hash, Integer> slots = new TreeMap<>();
    for (StateEntry entry :
        listed.scan(JobKeys.freeOffers(engine), JobsLimits.OFFERS_PER_ENGINE_MATCHED_MAX)) {
      Hash id = new Hash(entry.value());
      now.get(JobKeys.offer(id))
          .ifPresent(
              offer -> {
                offers.add(offer);
                slots.put(id, offer.freeSlots(now.get(LedgerKeys.purse(id)).orElse(Amount.ZERO)));
              });
    }
    return new FreeOffers(offers, slots);
  }

  /** Every offer that takes the job, cheapest first. */
  public List<Fit> fitting(Demand demand, JobRules rules) {
    List<Fit> fitting = new ArrayList<>();
    for (Offer offer : offers) {
      Optional<Amount> price = JobRules.price(offer.terms().pricePerMegaWork(), demand.workUnits());
      if (price.isEmpty() || demand.priceLimit().isLessThan(price.get())) {
        // The next ones are not cheaper.
        return fitting;
      }
      fit(offer, price.get(), demand, rules).ifPresent(fitting::add);
    }
    return fitting;
  }

  /**
   * The offer that gets the job: of the lowest price, then with the most free slots, then with the
   * lowest lot.
   */
  Optional<Fit> best(Demand demand, JobRules rules, Lot lot) {
    List<Fit> fitting = fitting(demand, rules);
    return fitting.stream()
        .takeWhile(fit -> fit.price().equals(fitting.getFirst().price()))
        .min(
            Comparator.comparingInt(Fit::freeSlots)
                .reversed()
                .thenComparing(fit -> lot.of(fit.offer().id())));
  }

  private Optional<Fit> fit(Offer offer, Amount price, Demand demand, JobRules rules) {
    int free = slots.getOrDefault(offer.id(), 0);
    boolean fits =
        free > 0
            && demand.size() <= offer.terms().sizeMax()
            && rules.bondCovers(offer.terms().bondPerSlot(), price)
            && !demand.unwanted().contains(offer.provider());
    return fits ? Optional.of(new Fit(offer, price, free)) : Optional.empty();
  }

  /** Draws between offers that are equal otherwise. */
  interface Lot {
    Hash of(Hash offer);
  }

  void slotTaken(Hash offer) {
    slots.merge(offer, -1, Integer::sum);
  }
}
