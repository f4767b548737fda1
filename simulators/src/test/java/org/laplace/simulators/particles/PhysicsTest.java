package org.laplace.simulators.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.proto.v1.ParticlesResult;

/** The engine against exact solutions and conservation laws. */
class PhysicsTest {
  private static final double ECCENTRICITY = 0.5;

  /** A light body around a unit mass: a = 1, T = 2 pi, at perihelion. */
  private static String kepler(double dt, long steps) {
    double r = 1 - ECCENTRICITY;
    double v = Math.sqrt((1 + ECCENTRICITY) / (1 - ECCENTRICITY));
    return String.format(
        Locale.ROOT,
        """
        {"law": "gravity", "units": "natural", "integrator": "velocity-verlet",
         "dt": %s, "steps": %d, "bodies": [
          {"mass": 1, "position": [0, 0, 0], "velocity": [0, 0, 0]},
          {"mass": 1e-20, "position": [%s, 0, 0], "velocity": [0, %s, 0]}]}
        """,
        dt,
        steps,
        r,
        v);
  }

  private static double errorAfterOnePeriod(int steps) {
    ParticlesResult end = ParticleRuns.result(kepler(2 * Math.PI / steps, steps));
    return Math.hypot(end.getCoordinates(3) - (1 - ECCENTRICITY), end.getCoordinates(4));
  }

  @Test
  void aPlanetIsBackAfterKeplersPeriodAndTheErrorFallsWithTheSquareOfTheStep() {
    double coarse = errorAfterOnePeriod(2_000);
    double fine = errorAfterOnePeriod(4_000);
    double order = Math.log(coarse / fine) / Math.log(2);
    assertTrue(fine < 1e-3, "error " + fine);
    assertEquals(2, order, 0.05);
  }

  @Test
  void theEnergyOfAnOrbitOscillatesButDoesNotDrift() {
    for (int orbits : new int[] {1, 100, 300, 1_000, 3_000}) {
      double error = energyError(orbits);
      assertTrue(error < 3e-4, "after " + orbits + " orbits " + error);
    }
  }

  private static double energyError(int orbits) {
    int stepsPerOrbit = 1_000;
    ParticlesResult end =
        ParticleRuns.result(kepler(2 * Math.PI / stepsPerOrbit, (long) stepsPerOrbit * orbits));
    return Math.abs(end.getTotalEnergy() / end.getInitialTotalEnergy() - 1);
  }

  /** A cloud of charged masses under both laws. */
  private static String cloud(int bodies, double dt, long steps, Random random) {
    var list = new StringBuilder();
    for (int i = 0; i < bodies; i++) {
      list.append(i == 0 ? "" : ", ")
          .append(
              body(
                  random.nextDouble() + 0.5,
                  random.nextGaussian(),
                  List.of(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()),
                  List.of(random.nextGaussian(), random.nextGaussian(), random.nextGaussian())));
    }
    return job(list.toString(), dt, steps);
  }

  private static String body(double mass, double charge, List<Double> x, List<Double> v) {
    return "{\"mass\": %s, \"charge\": %s, \"position\": %s, \"velocity\": %s}"
        .formatted(mass, charge, x, v);
  }

  private static String job(String bodies, double dt, long steps) {
    return """
        {"law": ["gravity", "coulomb"], "units": "natural", "softening": 0.2,
         "integrator": "velocity-verlet", "dt": %s, "steps": %d, "bodies": [%s]}
        """
        .formatted(dt, steps, bodies);
  }

  @Test
  void momentumAndAngularMomentumStayAndEnergyNearlyUnderBothLaws() {
    ParticlesResult before = ParticleRuns.result(cloud(20, 1e-9, 1, new Random(1)));
    ParticlesResult after = ParticleRuns.result(cloud(20, 1e-4, 5_000, new Random(1)));
    for (int axis = 0; axis < 3; axis++) {
      assertEquals(before.getMomentum(axis), after.getMomentum(axis), 1e-11);
      assertEquals(before.getAngularMomentum(axis), after.getAngularMomentum(axis), 1e-7);
    }
    assertEquals(1, after.getTotalEnergy() / after.getInitialTotalEnergy(), 1e-5, after.toString());
    assertEquals(after.getTotalEnergy(), after.getKineticEnergy() + after.getPotentialEnergy(), 0);
  }

  @Test
  void aSystemThatRunsBackwardsReturnsToItsStart() {
    var random = new Random(2);
    int bodies = 5;
    ParticlesResult start = ParticleRuns.result(cloud(bodies, 1e-300, 1, new Random(2)));
    ParticlesResult there = ParticleRuns.result(cloud(bodies, 1e-3, 1_000, new Random(2)));
    var back = new StringBuilder();
    for (int i = 0; i < bodies; i++) {
      double mass = random.nextDouble() + 0.5;
      double charge = random.nextGaussian();
      for (int k = 0; k < 6; k++) {
        random.nextGaussian();
      }
      back.append(i == 0 ? "" : ", ")
          .append(
              body(
                  mass,
                  charge,
                  there.getCoordinatesList().subList(3 * i, 3 * i + 3),
                  there.getVelocitiesList().subList(3 * i, 3 * i + 3)));
    }
    ParticlesResult home = ParticleRuns.result(job(back.toString(), -1e-3, 1_000));
    for (int k = 0; k < 3 * bodies; k++) {
      assertEquals(start.getCoordinates(k), home.getCoordinates(k), 1e-9);
      assertEquals(start.getVelocities(k), home.getVelocities(k), 1e-9);
    }
  }

  @Test
  void twoChargesOfOneSignFlyApartWithTheirPotentialEnergyAsKineticEnergy() {
    ParticlesResult end =
        ParticleRuns.result(
            """
            {"law": "coulomb", "units": "SI", "integrator": "velocity-verlet",
             "dt": 1e-4, "steps": 200000, "bodies": [
              {"mass": 1e-3, "charge": 1e-6, "position": [0, 0, 0], "velocity": [0, 0, 0]},
              {"mass": 1e-3, "charge": 1e-6, "position": [0, 0, 0.1], "velocity": [0, 0, 0]}]}
            """);
    double potentialAtStart = 8.9875517862e9 * 1e-12 / 0.1;
    double distance = end.getCoordinates(5) - end.getCoordinates(2);
    assertEquals(potentialAtStart, end.getInitialTotalEnergy(), 1e-12 * potentialAtStart);
    assertEquals(
        potentialAtStart * (1 - 0.1 / distance), end.getKineticEnergy(), 2e-5 * potentialAtStart);
    assertTrue(distance > 100, "only " + distance + " m apart");
  }

  @Test
  void aBodyAloneMovesInAStraightLine() {
    ParticlesResult end =
        ParticleRuns.result(
            """
            {"law": "gravity", "units": "SI", "integrator": "velocity-verlet",
             "dt": 0.5, "steps": 8, "bodies": [
              {"mass": 2, "position": [1, 0, 0], "velocity": [1, -2, 0.25]}]}
            """);
    assertEquals(List.of(5.0, -8.0, 1.0), end.getCoordinatesList());
    assertEquals(List.of(2.0, -4.0, 0.5), end.getMomentumList());
    assertEquals(2 * (1 * -2.0), end.getAngularMomentum(2));
    assertEquals(4, end.getTime());
    assertEquals(8, end.getSteps());
  }
}
