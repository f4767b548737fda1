package org.laplace.qpu.daemon.plan;

import java.util.List;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.PostOffer;

/**
 * What the operator wants.
 *
 * @param provider whose lane it is
 * @param offers to be on the chain while the daemon runs; others of this provider are withdrawn
 * @param workUnitsPerBlock what one run advances in a block; 0: the chain's reference rate
 * @param feeLimit the most that one transaction may cost
 * @param pauseBlocks how long nothing is offered after a result was found wrong; 0: until resumed
 */
public record Policy(
    Address provider,
    List<PostOffer> offers,
    long workUnitsPerBlock,
    Amount feeLimit,
    long pauseBlocks) {
  public Policy {
    // As the chain keeps them, so that they compare equal: without an address it fills in this one.
    offers =
        offers.stream()
            .map(
                offer ->
                    offer.getPayoutAddress().isEmpty()
                        ? offer.toBuilder().setPayoutAddress(provider.bytes()).build()
                        : offer)
            .toList();
  }
}
