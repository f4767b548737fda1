package org.laplace.simulators.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laplace.proto.v1.ParticlesResult;

/** The engine against exact solutions and conservation laws. */
class PhysicsTest {
  private static final double ECCENTRICITY = 0.5;

  /** A light body around a unit mass: a = 1, T = 2 pi, at perihelion. */
  private static String kepler(String integrator, double dt, long steps) {
    double r = 1 - ECCENTRICITY;
    double v = Math.sqrt((1 + ECCENTRICITY) / (1 - ECCENTRICITY));
    return String.format(
        Locale.ROOT,
        """
        law: gravity
        units: natural
        integrator: %s
        dt: %s
        steps: %d
        bodies:
          - {mass: 1, position: [0, 0, 0], velocity: [0, 0, 0]}
          - {mass: 1e-20, position: [%s, 0, 0], velocity: [0, %s, 0]}
        """,
        integrator,
        dt,
        steps,
        r,
        v);
  }

  private static double errorAfterOnePeriod(String integrator, int steps) {
    ParticlesResult end = ParticleJobs.result(kepler(integrator, 2 * Math.PI / steps, steps));
    return Math.hypot(end.getCoordinates(3) - (1 - ECCENTRICITY), end.getCoordinates(4));
  }

  @ParameterizedTest
  @CsvSource({"velocity-verlet, 2000, 2, 1e-3", "yoshida-4, 1000, 4, 1e-6"})
  void aPlanetIsBackAfterKeplersPeriodAndTheErrorFallsWithTheOrderOfTheIntegrator(
      String integrator, int steps, double order, double error) {
    double coarse = errorAfterOnePeriod(integrator, steps);
    double fine = errorAfterOnePeriod(integrator, 2 * steps);
    assertTrue(fine < error, "error " + fine);
    assertEquals(order, Math.log(coarse / fine) / Math.log(2), 0.1);
  }

  /** 10^4 orbits with {@code -Dlaplace.particles.orbits=10000}. */
  @ParameterizedTest
  @CsvSource({"velocity-verlet, 3e-4", "yoshida-4, 1e-6"})
  void theEnergyOfAnOrbitOscillatesButDoesNotDrift(String integrator, double bound) {
    int most = Integer.getInteger("laplace.particles.orbits", 1000);
    for (int orbits : new int[] {1, most / 10, most}) {
      int stepsPerOrbit = 1_000;
      ParticlesResult end =
          ParticleJobs.result(
              kepler(integrator, 2 * Math.PI / stepsPerOrbit, (long) stepsPerOrbit * orbits));
      double error = Math.abs(end.getTotalEnergy() / end.getInitialTotalEnergy() - 1);
      assertTrue(error < bound, "after " + orbits + " orbits " + error);
    }
  }

  @Test
  void anElectronInAFieldTurnsWithTheCyclotronFrequency() {
    // q B / m = 2 pi / (100 dt): back where it was after 100 steps, however coarse they are.
    double fieldTesla = 0.01;
    double ratio = 1.602176634e-19 / (0.51099895069e6 * 1.602176634e-19 / Math.pow(299792458, 2));
    double period = 2 * Math.PI / (ratio * fieldTesla);
    String job =
        """
        units: SI
        law: {magnetic-field: [0, 0, %s]}
        bodies: [{kind: electron, position: [0, 0, 0], velocity: [1e6, 0, 0]}]
        integrator: boris
        dt: %s
        steps: %d
        """;
    for (int steps : new int[] {7, 100}) {
      ParticlesResult end = ParticleJobs.result(job.formatted(fieldTesla, period / steps, steps));
      assertEquals(1e6, end.getVelocities(0), 1e-5);
      assertEquals(0, end.getVelocities(1), 1e-4);
      assertEquals(0, end.getCoordinates(0), 1e-15);
    }
    ParticlesResult quarter = ParticleJobs.result(job.formatted(fieldTesla, period / 100, 25));
    // The force on a negative charge that moves along x in a field along z points along y.
    assertEquals(1e6, quarter.getVelocities(1), 1e-4);
    double radius = 1e6 / (ratio * fieldTesla);
    assertEquals(radius, quarter.getCoordinates(0), 1e-3 * radius);
    assertEquals(radius, quarter.getCoordinates(1), 1e-3 * radius);
  }

  @ParameterizedTest
  @CsvSource({"velocity-verlet, 2e-5", "yoshida-4, 1e-10"})
  void aBodyInATrapSwingsAsTheSolutionSays(String integrator, double error) {
    ParticlesResult end =
        ParticleJobs.result(
            """
            units: natural
            law: {harmonic-trap: {stiffness: [8, 18, -2], center: [0, 1, 0]}}
            bodies: [{mass: 2, position: [1, 1, 0.001], velocity: [0, 3, 0]}]
            integrator: %s
            dt: 0.001
            steps: 2500
            """
                .formatted(integrator));
    double t = 2.5;
    assertEquals(Math.cos(2 * t), end.getCoordinates(0), error);
    assertEquals(1 + Math.sin(3 * t), end.getCoordinates(1), error);
    assertEquals(0.001 * Math.cosh(t), end.getCoordinates(2), error);
    assertEquals(0.5 * 2 * 9 + 0.5 * 8 - 0.5 * 2 * 1e-6, end.getInitialTotalEnergy(), 1e-12);
  }

  private static String melt(int cells, String more, long steps) {
    return """
        units: natural
        law: {lennard-jones: {epsilon: 1, sigma: 1, cutoff: 2.5, %s}}
        box: lattice
        seed: 87287
        bodies: [{mass: 1, lattice: {type: fcc, cells: [%d, %d, %d], density: 0.8442}, temperature: 1.44}]
        integrator: velocity-verlet
        dt: 0.005
        steps: %d
        output: {state: false}
        """
        .formatted(more, cells, cells, cells, steps);
  }

  @Test
  void aMeltStartsWithTheEnergiesOfLammpsAndKeepsEnergyAndMomentum() {
    // LAMMPS (Debian, 29 Sep 2021), bench/in.lj: E_pair -6.7733681, TotEng -4.6134356.
    ParticlesResult start = ParticleJobs.result(melt(20, "skin: 0.3, rebuild-steps: 20", 1));
    int atoms = start.getBodies();
    assertEquals(32_000, atoms);
    assertEquals(-6.7733681, start.getInitialPotentialEnergy() / atoms, 5e-8);
    assertEquals(-4.6134356, start.getInitialTotalEnergy() / atoms, 5e-8);
    ParticlesResult end = ParticleJobs.result(melt(8, "skin: 0.6, shifted: true", 400));
    assertEquals(0, end.getLateRebuilds());
    assertEquals(1, end.getTotalEnergy() / end.getInitialTotalEnergy(), 1e-3);
    for (int axis = 0; axis < 3; axis++) {
      assertEquals(0, end.getMomentum(axis), 1e-10);
    }
  }

  @Test
  void threeStepsBetweenListsOrAThickSkinChangeNothingThatIsMeasured() {
    ParticlesResult thin = ParticleJobs.result(melt(6, "skin: 0.3, rebuild-steps: 2", 100));
    ParticlesResult thick = ParticleJobs.result(melt(6, "skin: 1.5, rebuild-steps: 100", 100));
    assertEquals(0, thin.getLateRebuilds());
    assertEquals(1, thin.getPotentialEnergy() / thick.getPotentialEnergy(), 1e-9);
  }

  @Test
  void twoAtomsSwingAboutTheMinimumOfTheirPotential() {
    // At r = 2^(1/6) the force is 0 and the energy -epsilon.
    double r = Math.pow(2, 1.0 / 6);
    ParticlesResult end =
        ParticleJobs.result(
            """
            units: natural
            law: {lennard-jones: {epsilon: 3, sigma: 1, cutoff: 4}}
            bodies: [{mass: 1, positions: [[0, 0, 0], [%s, 0, 0]], velocity: [0, 0, 0]}]
            integrator: velocity-verlet
            dt: 0.01
            steps: 100
            """
                .formatted(r));
    assertEquals(-3, end.getInitialPotentialEnergy(), 1e-12);
    assertEquals(r, end.getCoordinates(3) - end.getCoordinates(0), 1e-12);
  }

  private static String cloud(double dt, long steps, String integrator) {
    var random = new Random(1);
    var list = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      list.append(
          "  - {mass: %s, charge: %s, position: [%s, %s, %s], velocity: [%s, %s, %s]}%n"
              .formatted(
                  random.nextDouble() + 0.5,
                  random.nextGaussian(),
                  random.nextGaussian(),
                  random.nextGaussian(),
                  random.nextGaussian(),
                  random.nextGaussian(),
                  random.nextGaussian(),
                  random.nextGaussian()));
    }
    return """
        law: {gravity: {}, coulomb: {}, lennard-jones: {epsilon: 0.1, sigma: 0.1, cutoff: 1, skin: 0.5}}
        units: natural
        softening: 0.2
        integrator: %s
        dt: %s
        steps: %d
        bodies:
        %s"""
        .formatted(integrator, dt, steps, list);
  }

  @Test
  void actionEqualsReactionUnderAllLawsTogether() {
    ParticlesResult before = ParticleJobs.result(cloud(1e-9, 1, "velocity-verlet"));
    ParticlesResult after = ParticleJobs.result(cloud(1e-4, 5_000, "velocity-verlet"));
    for (int axis = 0; axis < 3; axis++) {
      assertEquals(before.getMomentum(axis), after.getMomentum(axis), 1e-11);
      assertEquals(before.getAngularMomentum(axis), after.getAngularMomentum(axis), 1e-6);
    }
    assertEquals(1, after.getTotalEnergy() / after.getInitialTotalEnergy(), 1e-4);
    assertEquals(after.getTotalEnergy(), after.getKineticEnergy() + after.getPotentialEnergy(), 0);
  }

  @ParameterizedTest
  @CsvSource({
    "velocity-verlet, {gravity: {}}",
    "yoshida-4, {gravity: {}}",
    "boris, '{coulomb: {}, magnetic-field: [0.1, 0.2, 1]}'"
  })
  void aSystemThatRunsBackwardsReturnsToItsStart(String integrator, String law) {
    String job =
        """
        law: %s
        units: natural
        softening: 0.1
        integrator: %s
        dt: %s
        steps: 1000
        bodies:
          - {mass: 1, charge: 1, position: %s, velocity: %s}
          - {mass: 2, charge: 0.5, position: %s, velocity: %s}
          - {mass: 3, charge: -1, position: %s, velocity: %s}
        """;
    List<List<Double>> start =
        List.of(
            List.of(0.0, 0.0, 0.0), List.of(0.1, 0.0, 0.2),
            List.of(1.0, 0.5, 0.0), List.of(0.0, 0.4, 0.0),
            List.of(-1.0, 0.3, 0.7), List.of(0.3, 0.0, -0.2));
    ParticlesResult there =
        ParticleJobs.result(job.formatted(arguments(law, integrator, 1e-3, start)));
    var turned = new java.util.ArrayList<List<Double>>();
    for (int i = 0; i < 3; i++) {
      turned.add(there.getCoordinatesList().subList(3 * i, 3 * i + 3));
      turned.add(there.getVelocitiesList().subList(3 * i, 3 * i + 3));
    }
    ParticlesResult home =
        ParticleJobs.result(job.formatted(arguments(law, integrator, -1e-3, turned)));
    for (int i = 0; i < 3; i++) {
      for (int axis = 0; axis < 3; axis++) {
        assertEquals(start.get(2 * i).get(axis), home.getCoordinates(3 * i + axis), 1e-10);
        assertEquals(start.get(2 * i + 1).get(axis), home.getVelocities(3 * i + axis), 1e-10);
      }
    }
  }

  private static Object[] arguments(
      String law, String integrator, double dt, List<List<Double>> bodies) {
    var arguments = new java.util.ArrayList<Object>(List.of(law, integrator, dt));
    arguments.addAll(bodies);
    return arguments.toArray();
  }

  @Test
  void anAlphaParticleIsScatteredByRutherfordsAngle() {
    // tan(theta/2) = k Z1 Z2 e^2 / (m v^2 b), by a nucleus so heavy that it stays.
    double k = 8.9875517862e9;
    double e = 1.602176634e-19;
    double m = 6.6446573450e-27;
    double v = 1.5e7;
    double b = 3e-14;
    ParticlesResult end =
        ParticleJobs.result(
            """
            units: SI
            law: coulomb
            bodies:
              - {name: gold, mass: 1, charge: %s, position: [0, 0, 0], velocity: [0, 0, 0]}
              - {name: alpha, mass: %s, charge: %s, position: [-4e-10, %s, 0], velocity: [%s, 0, 0]}
            integrator: yoshida-4
            dt: 2e-22
            steps: 300000
            """
                .formatted(79 * e, m, 2 * e, b, v));
    double theta = Math.atan2(end.getVelocities(4), end.getVelocities(3));
    assertEquals(2 * Math.atan(k * 79 * 2 * e * e / (m * v * v * b)), theta, 2e-3);
  }

  @Test
  void temperaturesAreTheKineticEnergyAndBallsHaveTheirRadius() {
    ParticlesResult end =
        ParticleJobs.result(
            """
            units: SI
            law: gravity
            softening: 1
            seed: 12
            bodies: [{mass: 6.6335e-26, ball: {count: 2000, radius: 3, center: [10, 0, 0]}, temperature: 300}]
            integrator: velocity-verlet
            dt: 1e-12
            steps: 1
            """);
    assertEquals(1.5 * 1999 * 1.380649e-23 * 300, end.getKineticEnergy(), 1e-28);
    double meanSquare = 0;
    for (int i = 0; i < 2000; i++) {
      double x = end.getCoordinates(3 * i) - 10;
      double y = end.getCoordinates(3 * i + 1);
      double z = end.getCoordinates(3 * i + 2);
      double square = x * x + y * y + z * z;
      assertTrue(square < 9.000001);
      meanSquare += square / 2000;
    }
    // Of an even ball 3/5 of the radius squared.
    assertEquals(5.4, meanSquare, 0.2);
  }
}
