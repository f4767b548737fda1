package org.laplace.simulators.particles;

import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Execution;

/**
 * A valid particle system with its price.
 *
 * <p>A step takes 8 units for each ordered pair of bodies, a body with itself included; the
 * accelerations at the start count as one step more, both energies together as another one.
 */
final class ParticlesComputation implements Computation {
  private static final long UNITS_PER_PAIR = 8;

  /** Coordinates, velocities and accelerations; mass, charge and the two factors of the force. */
  private static final long BYTES_PER_BODY = 13 * Double.BYTES;

  private final ParticleSystem system;
  private final Cost cost;

  ParticlesComputation(ParticleSystem system) {
    this.system = system;
    int bodies = system.bodies().size();
    cost =
        new Cost(
            bodies,
            BYTES_PER_BODY * bodies,
            Math.multiplyExact(unitsPerStep(bodies), Math.addExact(system.steps(), 2)));
  }

  /** Below 2^28 for the most bodies, so that the product with the most steps fits a long. */
  static long unitsPerStep(int bodies) {
    return UNITS_PER_PAIR * bodies * bodies;
  }

  @Override
  public Cost cost() {
    return cost;
  }

  @Override
  public Execution start(long workUnitsBudget) {
    return new ParticlesExecution(system, workUnitsBudget);
  }
}
