package org.laplace.jobs.view;

import java.util.List;
import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.JobRules;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.step.FreeOffers;
import org.laplace.jobs.step.FreeOffers.Demand;
import org.laplace.jobs.step.FreeOffers.Fit;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.state.ProtoCodec;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateKey;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;
import org.laplace.proto.v1.Offer;
import org.laplace.proto.v1.Provider;

/** Questions about offers and providers. */
public final class OfferViews {
  private static final ProtoCodec<Offer> OFFER = new ProtoCodec<>(Offer.parser());
  private static final ProtoCodec<Provider> PROVIDER = new ProtoCodec<>(Provider.parser());

  private final StateView state;

  public OfferViews(StateView state) {
    this.state = state;
  }

  /**
   * A provider as the market knows him.
   *
   * @param provider empty counters for somebody who never had a job
   * @param offers all that are still on the chain
   * @param vesting payouts that are still inside their challenge window
   */
  public record ProviderSummary(Provider provider, List<Offer> offers, Amount vesting) {
    public ProviderSummary {
      offers = List.copyOf(offers);
    }
  }

  /**
   * What a job would cost now.
   *
   * @param price of the cheapest offer that takes it
   * @param offers that take it
   * @param deadlineBlocks from assignment to deadline with the cheapest offer
   */
  public record Quote(Amount price, int offers, long deadlineBlocks) {}

  /** Offers of an engine, of a provider, of both, or all: by id, a bounded number. */
  public List<Offer> offers(Optional<Address> provider, Optional<String> engine) {
    List<Offer> all =
        provider.isPresent()
            ? offersOf(provider.get())
            : state.scan(JobKeys.OFFERS, JobsLimits.OFFERS_READ_MAX).stream()
                .map(entry -> OFFER.decode(entry.value()))
                .toList();
    return all.stream()
        .filter(
            offer -> engine.stream().allMatch(name -> offer.getTerms().getEngine().equals(name)))
        .toList();
  }

  public ProviderSummary provider(Address address) {
    Provider record =
        state
            .read(StateKeys.provider(address))
            .map(PROVIDER::decode)
            .orElse(Provider.newBuilder().setAddress(address.bytes()).build());
    return new ProviderSummary(record, offersOf(address), vesting(address));
  }

  /** Empty when no offer takes such a job now. */
  public Optional<Quote> quote(String engine, int size, long workUnits) {
    JobRules rules = JobRules.of(state.require(LedgerKeys.PARAMS));
    Amount anyPrice = Amount.of(JobsLimits.PRICE_LIMIT_MICRO_LAP_MAX);
    List<Fit> fitting =
        FreeOffers.of(engine, state, state)
            .fitting(new Demand(size, workUnits, anyPrice, List.of()), rules);
    return fitting.stream()
        .findFirst()
        .map(
            cheapest ->
                new Quote(
                    cheapest.price(),
                    fitting.size(),
                    rules.deadlineBlocks(cheapest.offer().terms().turnaroundBlocks(), workUnits)));
  }

  private List<Offer> offersOf(Address provider) {
    return state.scan(JobKeys.offersOf(provider), JobsLimits.OFFERS_PER_PROVIDER_MAX).stream()
        .map(entry -> offer(new Hash(entry.value())))
        .toList();
  }

  private Offer offer(Hash id) {
    return state.require(new StateKey<>(StateKeys.offer(id), OFFER));
  }

  private Amount vesting(Address provider) {
    int most = JobsLimits.OFFERS_PER_PROVIDER_MAX * JobsLimits.SLOTS_MAX;
    Amount sum = Amount.ZERO;
    for (StateEntry entry : state.scan(JobKeys.vestingFor(provider), most)) {
      sum =
          sum.plus(
              state
                  .require(JobKeys.job(new Hash(entry.value())))
                  .state()
                  .atStake()
                  .orElseThrow()
                  .price());
    }
    return sum;
  }
}
