package org.laplace.simulators.particles.job;

import java.util.Set;
import org.laplace.simulators.Philox;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.Value;

/** Bodies drawn evenly from a ball. Body i takes the draws 3i, 3i + 1, 3i + 2 of its stream. */
record Ball(int count, double radius, Vector center, long seed) implements Placement {
  private static final long STREAM = 2;

  static Ball read(Value value, long seed) throws InvalidJobFile {
    Fields fields = value.fields(Set.of("count", "radius"), Set.of("center"));
    return new Ball(
        (int) fields.get("count").count(1, SimulatorLimits.bodiesMax),
        fields.get("radius").positive(),
        fields.has("center") ? Vector.of(fields.get("center").numbers(3)) : Vector.ZERO,
        seed);
  }

  @Override
  public void place(Bodies bodies, int first) {
    for (int i = first; i < first + count; i++) {
      double r = radius * StrictMath.cbrt(Philox.uniform(seed, STREAM, 3L * i));
      double cosTheta = 2 * Philox.uniform(seed, STREAM, 3L * i + 1) - 1;
      double sinTheta = StrictMath.sqrt(1 - cosTheta * cosTheta);
      double phi = 2 * StrictMath.PI * Philox.uniform(seed, STREAM, 3L * i + 2);
      bodies.setPosition(
          i,
          center.x() + r * sinTheta * StrictMath.cos(phi),
          center.y() + r * sinTheta * StrictMath.sin(phi),
          center.z() + r * cosTheta);
    }
  }
}
