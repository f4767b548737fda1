package org.laplace.simulators.particles;

import org.laplace.simulators.particles.job.Output;
import org.laplace.simulators.particles.job.ParticleJob;
import org.laplace.simulators.particles.motion.Neighbourhood;

/**
 * What a job takes, in work units, which are nanoseconds of one core with the Vector API, roughly.
 * Neighbours are priced by the density at the start.
 *
 * @param perStep of an integrator's step, with its share of the neighbour lists
 * @param perEnergies of one look at the energies
 */
record WorkPrices(long perStep, long perEnergies) {
  /** Calls and thread hand-overs of one step. */
  private static final long UNITS_PER_STEP = 100;

  private static final long UNITS_PER_BODY = 10;
  private static final long UNITS_PER_BODY_OF_ENERGIES = 60;

  /** Eight bodies that act on one, and what else a sum over all bodies takes. */
  private static final long UNITS_PER_BLOCK = 8;

  private static final long UNITS_PER_SUM = 20;

  private static final long UNITS_PER_BLOCK_OF_ENERGIES = 40;

  /** A row apart from its entries, and one entry: a cluster of eight. */
  private static final long UNITS_PER_ROW = 20;

  private static final long UNITS_PER_ENTRY = 8;
  private static final long UNITS_PER_ENTRY_OF_ENERGIES = 25;

  /** A rebuild, for each body and each of its entries. */
  private static final long UNITS_PER_BODY_OF_REBUILD = 450;

  private static final long UNITS_PER_ENTRY_OF_REBUILD = 25;
  private static final int BODIES_PER_BLOCK = 8;

  static WorkPrices of(ParticleJob job) {
    long bodies = job.bodies().count();
    long blocks = (bodies + BODIES_PER_BLOCK - 1) / BODIES_PER_BLOCK;
    long force = UNITS_PER_BODY * bodies;
    long energies = UNITS_PER_STEP + UNITS_PER_BODY_OF_ENERGIES * bodies;
    long rebuild = 0;
    if (job.laws().isLongRange()) {
      force += (UNITS_PER_SUM + UNITS_PER_BLOCK * blocks) * bodies;
      energies += UNITS_PER_BLOCK_OF_ENERGIES * blocks * bodies;
    }
    if (job.laws().lennardJones().isPresent()) {
      long entries = Neighbourhood.of(job).entriesPerBody();
      force += (UNITS_PER_ROW + UNITS_PER_ENTRY * entries) * bodies;
      energies += (UNITS_PER_ROW + UNITS_PER_ENTRY_OF_ENERGIES * entries) * bodies;
      rebuild =
          (UNITS_PER_BODY_OF_REBUILD + UNITS_PER_ENTRY_OF_REBUILD * entries)
              * bodies
              / job.laws().lennardJones().get().rebuildSteps();
    }
    long steps = job.integrator().forcesPerStep() * (UNITS_PER_STEP + force);
    return new WorkPrices(steps + rebuild, energies);
  }

  /** Of a whole run: its start, its steps, the energies at both ends and those in between. */
  long total(ParticleJob job) {
    Output output = job.output();
    long samples = output.energiesEverySteps() == 0 ? 0 : job.steps() / output.energiesEverySteps();
    return Math.addExact(
        Math.multiplyExact(perStep, Math.addExact(job.steps(), 1)),
        Math.multiplyExact(perEnergies, Math.addExact(samples, 2)));
  }
}
