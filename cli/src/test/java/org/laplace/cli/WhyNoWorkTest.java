package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.laplace.proto.v1.Account;
import org.laplace.proto.v1.AccountView;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.Offer;
import org.laplace.proto.v1.OfferStanding;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.PostOffer;
import org.laplace.proto.v1.Provider;
import org.laplace.proto.v1.ProviderView;

class WhyNoWorkTest {
  private static final Params PARAMS =
      Params.newBuilder()
          .setBondMultipleMin(30)
          .addEngines(EngineParams.newBuilder().setEngine("statevector/1"))
          .build();

  /** Costs 200 at the price of {@link #offer}. */
  private static final Job JOB =
      Job.newBuilder()
          .setEngine("statevector/1")
          .setSize(10)
          .setWorkUnits(1_000_000)
          .setPriceLimit(500)
          .build();

  private static Offer.Builder offer(String provider) {
    return Offer.newBuilder()
        .setProvider(Lives.address(provider).bytes())
        .setStanding(OfferStanding.OFFER_STANDING_POSTED)
        .setTerms(
            PostOffer.newBuilder()
                .setEngine("statevector/1")
                .setSizeMax(20)
                .setPricePerMegaWork(200)
                .setSlots(2)
                .setBondPerSlot(6_000));
  }

  private static Offer offer(Consumer<PostOffer.Builder> change) {
    var offer = offer("me");
    change.accept(offer.getTermsBuilder());
    return offer.build();
  }

  private static List<String> codes(Offer own, List<Offer> market, List<Job> open) {
    return WhyNoWork.of(
            account(), ProviderView.newBuilder().addOffers(own).build(), PARAMS, market, open)
        .stream()
        .map(WhyNoWork.Reason::code)
        .toList();
  }

  private static AccountView account() {
    return AccountView.newBuilder().setAccount(Account.newBuilder().setBalance(9)).build();
  }

  @Test
  void anOfferThatFitsAnOpenJobHasNothingAgainstIt() {
    assertEquals(List.of(), codes(offer("me").build(), List.of(offer("me").build()), List.of(JOB)));
  }

  @Test
  void aCheaperOfferWithAFreeSlotIsNamedAndAFullOneIsNot() {
    var cheap = offer("other");
    cheap.getTermsBuilder().setPricePerMegaWork(150);
    var own = offer("me").build();
    assertEquals(List.of("PRICE"), codes(own, List.of(own, cheap.build()), List.of(JOB)));
    assertEquals(
        List.of(), codes(own, List.of(own, cheap.setSlotsLocked(2).build()), List.of(JOB)));
  }

  @Test
  void whatKeepsTheOpenJobsAwayIsNamed() {
    assertEquals(
        List.of("SIZE"), codes(offer(terms -> terms.setSizeMax(9)), List.of(), List.of(JOB)));
    assertEquals(
        List.of("PRICE_LIMIT"),
        codes(offer(terms -> terms.setPricePerMegaWork(501)), List.of(), List.of(JOB)));
    assertEquals(
        List.of("BOND"),
        codes(offer(terms -> terms.setBondPerSlot(5_999)), List.of(), List.of(JOB)));
    assertEquals(
        List.of("ENGINE_NOT_ACCEPTED"),
        codes(offer(terms -> terms.setEngine("statevector/0")), List.of(), List.of(JOB)));
    assertEquals(
        List.of("NO_OPEN_JOBS"),
        codes(offer("me").build(), List.of(), List.of(JOB.toBuilder().setEngine("x/1").build())));
  }

  @Test
  void fullSlotsAreNamed() {
    assertEquals(
        List.of("SLOTS_FULL"),
        codes(offer("me").setSlotsLocked(2).build(), List.of(), List.of(JOB)));
  }

  @Test
  void anAccountThatNobodyPaidToAndAConvictionAreNamed() {
    var convicted =
        ProviderView.newBuilder()
            .setProvider(Provider.newBuilder().setConvictedHeight(77).setJobsRejected(1))
            .build();
    var reasons =
        WhyNoWork.of(AccountView.getDefaultInstance(), convicted, PARAMS, List.of(), List.of(JOB));
    assertEquals(
        List.of("NO_ACCOUNT", "CONVICTED", "NO_OFFERS"),
        reasons.stream().map(WhyNoWork.Reason::code).toList());
    assertTrue(reasons.get(1).text().contains("height 77"));
  }
}
