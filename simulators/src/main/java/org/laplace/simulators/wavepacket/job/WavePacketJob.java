package org.laplace.simulators.wavepacket.job;

import java.util.List;
import java.util.Optional;

/**
 * A particle in a potential.
 *
 * @param mass more than 0
 * @param packets at least one; their sum is normalised
 * @param dt time of a step, not 0; negative runs backwards, without an absorber only
 * @param steps at least 1
 * @param observeEvery steps between two observations; start and end are observed in any case
 */
public record WavePacketJob(
    Units units,
    double mass,
    Grid grid,
    Potential potential,
    Optional<Absorber> absorber,
    List<Packet> packets,
    double dt,
    long steps,
    long observeEvery,
    List<Plane> planes,
    List<Region> regions) {
  public WavePacketJob {
    packets = List.copyOf(packets);
    planes = List.copyOf(planes);
    regions = List.copyOf(regions);
  }

  /** Whether the state after a step is observed; step 0 is the start. */
  public boolean isObserved(long step) {
    return step % observeEvery == 0 || step == steps;
  }

  /** How often the state is observed. */
  public long observations() {
    return 1 + steps / observeEvery + (steps % observeEvery == 0 ? 0 : 1);
  }

  /** Doubles of one observation. */
  public int doublesOfObservation() {
    return 4 + 4 * grid.dimensions() + 2 * planes.size() + regions.size();
  }
}
