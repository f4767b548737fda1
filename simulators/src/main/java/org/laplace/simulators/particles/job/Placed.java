package org.laplace.simulators.particles.job;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;

/** Brings bodies into the box, and refuses two in one place. */
final class Placed {
  private Placed() {}

  static void check(Fields job, Bodies bodies, Laws laws, Optional<Vector> box)
      throws InvalidJobFile {
    box.ifPresent(sides -> wrap(bodies, sides));
    boolean pairsMeet = laws.isLongRange() && laws.softening() == 0;
    if (!pairsMeet && laws.lennardJones().isEmpty()) {
      return;
    }
    int[] order =
        IntStream.range(0, bodies.count())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> bodies.position(i).x())
                    .thenComparingDouble(i -> bodies.position(i).y())
                    .thenComparingDouble(i -> bodies.position(i).z()))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int k = 1; k < order.length; k++) {
      if (bodies.position(order[k]).equals(bodies.position(order[k - 1]))) {
        int first = Math.min(order[k - 1], order[k]);
        int second = Math.max(order[k - 1], order[k]);
        throw job.get("bodies")
            .error(
                "COINCIDENT_BODIES",
                "Body "
                    + second
                    + " is where body "
                    + first
                    + " is (the first is 0); move it, or give a softening more than 0");
      }
    }
  }

  private static void wrap(Bodies bodies, Vector sides) {
    for (int i = 0; i < bodies.count(); i++) {
      Vector at = bodies.position(i);
      bodies.setPosition(
          i,
          PeriodicBox.wrap(at.x(), sides.x()),
          PeriodicBox.wrap(at.y(), sides.y()),
          PeriodicBox.wrap(at.z(), sides.z()));
    }
  }
}
