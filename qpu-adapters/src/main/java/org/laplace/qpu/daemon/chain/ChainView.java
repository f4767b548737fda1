package org.laplace.qpu.daemon.chain;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.Offer;
import org.laplace.proto.v1.OfferStanding;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.Provider;

/**
 * The chain at one height, as far as it concerns one provider.
 *
 * @param height the last committed one
 * @param record the provider's, across offers
 * @param offers the provider's, those among them that take no jobs any more
 * @param jobs of those that were asked for, the ones that the chain knows
 * @param assignments the provider's that are known; some may be out of date
 */
public record ChainView(
    String chainId,
    long height,
    LaneView lane,
    Params params,
    Provider record,
    List<Offer> offers,
    SortedMap<Hash, Job> jobs,
    List<Assignment> assignments) {
  public ChainView {
    offers = List.copyOf(offers);
    jobs = Collections.unmodifiableSortedMap(new TreeMap<>(jobs));
    assignments = List.copyOf(assignments);
  }

  /** Whether an offer takes jobs. */
  public static boolean isLive(Offer offer) {
    return offer.getStanding() == OfferStanding.OFFER_STANDING_POSTED;
  }
}
