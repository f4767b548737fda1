package org.laplace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.spi.Capabilities;
import org.laplace.qpu.spi.EngineCapability;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Option;

/** The terms of a provider's offers. */
final class OfferOptions {
  private static final int SLOTS_MAX = 64;

  @Option(
      names = "--price",
      paramLabel = "MICRO-LAP",
      defaultValue = "200000",
      description = "Per million work units (default: ${DEFAULT-VALUE}).")
  private long pricePerMegaWork;

  @Option(
      names = "--slots",
      paramLabel = "N",
      defaultValue = "2",
      description = "Jobs of an engine at the same time (default: ${DEFAULT-VALUE}).")
  private int slots;

  @Option(
      names = "--bond",
      paramLabel = "LAP",
      defaultValue = "1000",
      description = "Locked for each job and lost with a wrong result (default: ${DEFAULT-VALUE}).")
  private String bond = "";

  @Option(
      names = "--turnaround",
      paramLabel = "BLOCKS",
      defaultValue = "0",
      description =
          "How long a job may take before it is late, the vendor's queue and all; 0: what the"
              + " network expects of a simulator (default: ${DEFAULT-VALUE}).")
  private long turnaroundBlocks;

  @Option(
      names = "--payout",
      paramLabel = "ADDRESS",
      description = "Where earnings go (default: the key's own account).")
  private @Nullable String payout;

  /** One offer for each engine that both the machine and the network have. */
  List<PostOffer> of(Capabilities machine, Params network) throws RefusedException {
    List<PostOffer> offers = new ArrayList<>();
    for (EngineParams accepted : network.getEnginesList()) {
      Optional<EngineCapability> engine = machine.of(accepted.getEngine());
      if (engine.isPresent()) {
        PostOffer offer = of(engine.get());
        offers.add(
            offer.toBuilder()
                .setSizeMax(Math.min(offer.getSizeMax(), accepted.getSizeMax()))
                .build());
      }
    }
    return offers;
  }

  /** The offer of an engine to networks that take jobs of any size. */
  PostOffer of(EngineCapability engine) throws RefusedException {
    Given.inRange(pricePerMegaWork, 1, Long.MAX_VALUE, "--price");
    Given.inRange(slots, 1, SLOTS_MAX, "--slots");
    Given.inRange(turnaroundBlocks, 0, Long.MAX_VALUE, "--turnaround");
    PostOffer.Builder offer =
        PostOffer.newBuilder()
            .setEngine(engine.engine())
            .setSizeMax(engine.sizeMax())
            .setPricePerMegaWork(pricePerMegaWork)
            .setTurnaroundBlocks(turnaroundBlocks)
            .setSlots(slots)
            .setBondPerSlot(Given.valueOf(Amount.parse(bond)).microLap());
    if (payout != null) {
      offer.setPayoutAddress(Given.valueOf(Address.parse(payout)).bytes());
    }
    return offer.build();
  }
}
