package org.laplace.simulators.particles.job;

import java.util.Set;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.Value;

/**
 * Bodies at equal distances on a circle in a plane of constant z, moving along it; body k of n is
 * at the angle {@code 2 pi k / n}.
 *
 * @param speed along the circle, against the clock when seen from above
 */
record Ring(int count, double radius, Vector center, double speed) implements Placement {
  static Ring read(Value value) throws InvalidJobFile {
    Fields fields = value.fields(Set.of("count", "radius"), Set.of("center", "speed"));
    return new Ring(
        (int) fields.get("count").count(1, SimulatorLimits.bodiesMax),
        fields.get("radius").positive(),
        fields.has("center") ? Vector.of(fields.get("center").numbers(3)) : Vector.ZERO,
        fields.has("speed") ? fields.get("speed").number() : 0);
  }

  @Override
  public boolean givesVelocities() {
    return true;
  }

  @Override
  public void place(Bodies bodies, int first) {
    for (int k = 0; k < count; k++) {
      double angle = 2 * StrictMath.PI * k / count;
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      bodies.setPosition(
          first + k, center.x() + radius * cos, center.y() + radius * sin, center.z());
      bodies.setVelocity(first + k, -speed * sin + 0.0, speed * cos + 0.0, 0);
    }
  }
}
