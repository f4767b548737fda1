package org.laplace.qpu.daemon.plan;

import java.util.List;
import java.util.Optional;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.ObjectId;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Offer;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.daemon.chain.ChainView;

/** Compares the offers that the chain has of a provider with those that the operator wants. */
final class OwnOffers {
  private OwnOffers() {}

  /** The first of each kind, if there is one. */
  record Bids(Optional<Hash> firstUnwanted, Optional<PostOffer> firstMissing) {}

  static Bids compare(Situation now, boolean isPaused) {
    List<PostOffer> wanted =
        now.machine().isHealthy() && !isPaused ? now.policy().offers() : List.of();
    List<Offer> live = now.chain().offers().stream().filter(ChainView::isLive).toList();
    return new Bids(
        live.stream()
            .filter(offer -> !wanted.contains(offer.getTerms()))
            .map(offer -> new Hash(offer.getId()))
            .findFirst(),
        wanted.stream()
            .filter(terms -> live.stream().noneMatch(offer -> offer.getTerms().equals(terms)))
            .findFirst());
  }

  static boolean exists(ChainView chain, Hash id) {
    return chain.offers().stream().anyMatch(offer -> offer.getId().equals(id.bytes()));
  }

  static boolean isLive(ChainView chain, Hash id) {
    return chain.offers().stream()
        .filter(ChainView::isLive)
        .anyMatch(offer -> offer.getId().equals(id.bytes()));
  }

  /** The id that an offer gets from a transaction with this sequence and no other action. */
  static Hash id(Situation now, long sequence) {
    return ObjectId.of(now.chain().chainId(), now.policy().provider(), sequence, 0);
  }

  /** Why an offer should not be posted now. */
  static Optional<String> obstacle(PostOffer terms, Situation now, long offerLostHeight) {
    Optional<EngineParams> engine =
        now.chain().params().getEnginesList().stream()
            .filter(known -> known.getEngine().equals(terms.getEngine()))
            .findFirst();
    if (engine.isEmpty()) {
      return Optional.of(
          "this network has no engine '" + terms.getEngine() + "'; no offer is made");
    }
    if (terms.getSizeMax() > engine.get().getSizeMax()) {
      return Optional.of(
          "this network takes jobs of "
              + terms.getEngine()
              + " up to size "
              + engine.get().getSizeMax()
              + ", the offer says "
              + terms.getSizeMax()
              + "; lower it");
    }
    Amount needed =
        Amount.of(terms.getBondPerSlot()).times(terms.getSlots()).plus(now.policy().feeLimit());
    Amount balance = now.chain().lane().balance();
    if (balance.isLessThan(needed)) {
      return Optional.of(
          "the account "
              + now.policy().provider()
              + " has "
              + balance
              + ", an offer with "
              + terms.getSlots()
              + " slots needs "
              + needed
              + " for bonds and fee; pay something in, or offer fewer slots");
    }
    long retryHeight = offerLostHeight + QpuLimits.OFFER_RETRY_AFTER_BLOCKS;
    if (offerLostHeight > 0 && now.height() < retryHeight) {
      return Optional.of(
          "the last offer did not get onto the chain; the next try is at height " + retryHeight);
    }
    return Optional.empty();
  }
}
