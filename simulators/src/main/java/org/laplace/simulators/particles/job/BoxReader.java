package org.laplace.simulators.particles.job;

import java.util.Optional;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.Value;

/** Reads {@code box}: three sides, or {@code lattice} for what the only lattice fills. */
final class BoxReader {
  private BoxReader() {}

  static Optional<Vector> read(Fields job, Laws laws, Optional<Vector> lattice)
      throws InvalidJobFile {
    if (!job.has("box")) {
      return Optional.empty();
    }
    Value value = job.get("box");
    Vector sides = value.isList() ? Vector.of(value.numbers(3)) : ofLattice(value, lattice);
    double volume = sides.x() * sides.y() * sides.z();
    if (sides.x() <= 0 || sides.y() <= 0 || !(volume > 0) || !Double.isFinite(volume)) {
      throw value.error(
          "NUMBER_OUT_OF_RANGE",
          "The sides of the box must be more than 0, and its volume a double");
    }
    if (laws.isLongRange() || laws.trap().isPresent()) {
      throw value.error(
          "LAW_IN_BOX",
          "Gravity, coulomb and harmonic-trap have no cut-off, so that a periodic box would cut"
              + " them at its faces; leave out the box, or use lennard-jones");
    }
    if (laws.lennardJones().isPresent()) {
      double needed = 2 * laws.lennardJones().get().reach();
      if (Math.min(sides.x(), Math.min(sides.y(), sides.z())) < needed) {
        throw value.error(
            "BOX_TOO_SMALL",
            "Each side of the box must be at least twice cutoff and skin, " + needed);
      }
    }
    return Optional.of(sides);
  }

  private static Vector ofLattice(Value value, Optional<Vector> lattice) throws InvalidJobFile {
    value.choice("lattice");
    if (lattice.isEmpty()) {
      throw value.error(
          "NO_LATTICE", "box is \"lattice\", and bodies has not exactly one lattice; give 3 sides");
    }
    return lattice.get();
  }
}
