package org.laplace.simulators.particles.motion;

import org.laplace.simulators.particles.job.Bodies;
import org.laplace.simulators.particles.job.LennardJones;
import org.laplace.simulators.particles.job.ParticleJob;
import org.laplace.simulators.particles.job.Vector;

/**
 * How many clusters stand in the row of a body: what a job costs, and at which length its lists end
 * the run. Both follow from the density at the start.
 *
 * @param entriesPerBody of the density at the start, at least 1, its own cluster included
 * @param entriesMax of all rows together: twice what the start or a solid would take
 */
public record Neighbourhood(int entriesPerBody, long entriesMax) {
  /** No Lennard-Jones force acts. */
  private static final Neighbourhood NONE = new Neighbourhood(0, 0);

  /** Bodies for each sigma cubed, a bit more than in a solid at its melting point. */
  private static final double SOLID_DENSITY = 1.2;

  /** Headers of images, and rows of few bodies in a small space. */
  private static final int ENTRIES_PER_BODY_EXTRA = 64;

  /** Of a job that may have neighbour lists. */
  public static Neighbourhood of(ParticleJob job) {
    if (job.laws().lennardJones().isEmpty()) {
      return NONE;
    }
    LennardJones law = job.laws().lennardJones().get();
    Bodies bodies = job.bodies();
    int clusters = Clusters.slotsMax(bodies.count()) / Lanes.COUNT;
    double volume =
        job.box().map(box -> box.x() * box.y() * box.z()).orElseGet(() -> extent(bodies));
    double sigma3 = law.sigma() * law.sigma() * law.sigma();
    int now = entries(bodies.count() / volume, law.reach(), clusters);
    int solid = entries(SOLID_DENSITY / sigma3, law.reach(), clusters);
    long perBody = 2L * Math.max(now, solid) + ENTRIES_PER_BODY_EXTRA;
    return new Neighbourhood(now, perBody * bodies.count());
  }

  /** Clusters of eight of which a sphere meets one, or a body for each where bodies are rare. */
  private static int entries(double density, double reach, int clusters) {
    double side = StrictMath.cbrt(Lanes.COUNT / density);
    double radius = reach + 0.42 * side;
    double ball = 4.0 / 3 * StrictMath.PI;
    double ofClusters = ball * (radius * radius * radius) / (side * side * side);
    double ofBodies = ball * (reach * reach * reach) * density;
    double expected = StrictMath.ceil(Math.min(ofClusters, ofBodies)) + 1;
    // What is not a number, of bodies in a plane, counts as all clusters.
    return expected < clusters ? (int) expected : clusters;
  }

  private static double extent(Bodies bodies) {
    Vector low = bodies.position(0);
    Vector high = low;
    for (int i = 1; i < bodies.count(); i++) {
      Vector at = bodies.position(i);
      low =
          new Vector(
              Math.min(low.x(), at.x()), Math.min(low.y(), at.y()), Math.min(low.z(), at.z()));
      high =
          new Vector(
              Math.max(high.x(), at.x()), Math.max(high.y(), at.y()), Math.max(high.z(), at.z()));
    }
    return (high.x() - low.x()) * (high.y() - low.y()) * (high.z() - low.z());
  }
}
