package org.laplace.simulators.particles.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.particles.ParticleJobs;

/** What job files may not say, and where the message points. */
class ParticleJobReaderTest {
  private static final String JOB =
      """
      law: gravity
      units: SI
      bodies:
        - {mass: 1, position: [0, 0, 0], velocity: [0, 0, 0]}
        - {mass: 2, position: [1, 0, 0], velocity: [0, 0, 0]}
      integrator: velocity-verlet
      dt: 0.5
      steps: 10
      """;

  private static final String MELT =
      """
      law: {lennard-jones: {epsilon: 1, sigma: 1, cutoff: 2.5}}
      units: natural
      box: lattice
      seed: 1
      bodies:
        - {mass: 1, lattice: {type: fcc, cells: [4, 4, 4], density: 0.8}, temperature: 1}
      integrator: velocity-verlet
      dt: 0.005
      steps: 10
      """;

  private static void assertRefused(String job, String code, int line, int column) {
    Diagnostic refusal = ParticleJobs.refusal(job);
    assertEquals(
        code + " " + line + ":" + column,
        refusal.code() + " " + refusal.line() + ":" + refusal.column(),
        refusal.message());
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "dt: 0.5;dt: 0;ZERO_DT;7;5",
        "dt: 0.5;dt: -0.0;ZERO_DT;7;5",
        "dt: 0.5;dt: .nan;NUMBER_OUT_OF_RANGE;7;5",
        "dt: 0.5;dt: 1e999;NUMBER_OUT_OF_RANGE;7;5",
        "dt: 0.5;dt: '1';WRONG_TYPE;7;5",
        "dt: 0.5;;MISSING_FIELD;1;1",
        "units: SI;;MISSING_FIELD;1;1",
        "units: SI;units: cgs;UNKNOWN_VALUE;2;8",
        "steps: 10;steps: 0;NUMBER_OUT_OF_RANGE;8;8",
        "steps: 10;steps: 1000000001;NUMBER_OUT_OF_RANGE;8;8",
        "steps: 10;steps: 1e3;WRONG_TYPE;8;8",
        "law: gravity;law: magnetism;UNKNOWN_VALUE;1;6",
        "law: gravity;law: [];NO_LAW;1;6",
        "law: gravity;law: {};NO_LAW;1;6",
        "law: gravity;law: [gravity, gravity];DUPLICATE_LAW;1;16",
        "law: gravity;law: lennard-jones;MISSING_FIELD;1;6",
        "law: gravity;law: {gravity: 9.81};WRONG_TYPE;1;16",
        "law: gravity;law: {gravity: {}, magnetic-field: [0, 0]};WRONG_LENGTH;1;36",
        "law: gravity;law: {lennard-jones: {epsilon: 1, sigma: 0, cutoff: 1}};NUMBER_OUT_OF_RANGE;1;42",
        "law: gravity;law: {lennard-jones: {epsilon: 1, sigma: 1, cutoff: 1e200}};NUMBER_OUT_OF_RANGE;1;22",
        "law: gravity;law: {lennard-jones: {epsilon: 1, sigma: 1, cutoff: 2, rebuild-steps: 0}};NUMBER_OUT_OF_RANGE;1;71",
        "law: gravity;law: {harmonic-trap: {}};MISSING_FIELD;1;22",
        "law: gravity;law: {magnetic-field: [0, 0, 1]};WRONG_INTEGRATOR;6;13",
        "velocity-verlet;boris;WRONG_INTEGRATOR;6;13",
        "velocity-verlet;euler;UNKNOWN_VALUE;6;13",
        "mass: 1;mass: 0;NUMBER_OUT_OF_RANGE;4;12",
        "mass: 1, ;;MISSING_FIELD;4;5",
        "mass: 1;mass: 1, kind: electron;CONFLICTING_FIELDS;4;21",
        "mass: 1;kind: electrum;UNKNOWN_KIND;4;12",
        "mass: 1;kind: photon;MASSLESS_BODY;4;12",
        "mass: 1;particles: electron;UNKNOWN_VALUE;4;17",
        "mass: 1;particles: 2 electron;WRONG_LENGTH;4;17",
        "mass: 1;particles: 0 electron;UNKNOWN_VALUE;4;17",
        "mass: 1;kind: electron, charge: 1;CONFLICTING_FIELDS;4;30",
        "[1, 0, 0];[0, -0.0, 0];COINCIDENT_BODIES;4;3",
        "[1, 0, 0];[1, 0];WRONG_LENGTH;5;25",
        "[1, 0, 0];[1, 0, x];WRONG_TYPE;5;32",
        "position: [1, 0, 0], ;;MISSING_FIELD;5;5",
        ", velocity: [0, 0, 0]};};MISSING_FIELD;4;5",
        "velocity: [0, 0, 0];temperature: 3;MISSING_FIELD;4;5",
        "velocity: [0, 0, 0];velocities: [[0, 0, 0], [1, 1, 1]];WRONG_LENGTH;4;48",
        "position: [1, 0, 0];ring: {count: 3, radius: 1};CONFLICTING_FIELDS;5;54",
        "position: [1, 0, 0];ring: {count: 0, radius: 1};NUMBER_OUT_OF_RANGE;5;29",
        "position: [1, 0, 0];ball: {count: 3, radius: 1};MISSING_FIELD;5;5",
        "position: [1, 0, 0];lattice: {type: hcp, cells: [1, 1, 1], spacing: 1};UNKNOWN_VALUE;5;31",
        "position: [1, 0, 0];lattice: {type: fcc, cells: [1, 1, 1]};CONFLICTING_FIELDS;5;24",
        "position: [1, 0, 0];lattice: {type: fcc, cells: [99, 99, 99], spacing: 1};TOO_MANY_BODIES;5;24",
        "position: [1, 0, 0];ring: {count: 131072, radius: 1};TOO_MANY_BODIES;5;21",
        "units: SI;units: SI\\nsoftening: -1;NUMBER_OUT_OF_RANGE;3;12",
        "units: SI;units: SI\\nbox: [1, 1, 1];LAW_IN_BOX;3;6",
        "units: SI;units: SI\\nbox: [1, 1, 0];NUMBER_OUT_OF_RANGE;3;6",
        "units: SI;units: SI\\nbox: lattice;NO_LATTICE;3;6",
        "units: SI;units: SI\\nseed: -1;NUMBER_OUT_OF_RANGE;3;7",
        "units: SI;units: SI\\noutput: {states: true};UNKNOWN_FIELD;3;10",
        "units: SI;units: SI\\noutput: {frames-every: 11};NUMBER_OUT_OF_RANGE;3;24",
        "units: SI;units: SI\\noutput: {frame-bodies: 2};MISSING_FIELD;3;9",
        "units: SI;units: SI\\nmood: good;UNKNOWN_FIELD;3;1",
      })
  void aMistakeIsRefusedWithItsCodeAndPlace(
      String from, String to, String code, int line, int column) {
    assertTrue(JOB.contains(from));
    String replacement = to == null ? "" : to.replace("\\n", "\n");
    assertRefused(
        JOB.replaceFirst(
            java.util.regex.Pattern.quote(from),
            java.util.regex.Matcher.quoteReplacement(replacement)),
        code,
        line,
        column);
  }

  @Test
  void aBoxHoldsTheReachOfTheForceTwice() {
    assertRefused(MELT.replace("[4, 4, 4]", "[3, 4, 4]"), "BOX_TOO_SMALL", 3, 6);
    assertRefused(MELT.replace("box: lattice", "box: [5, 9, 9]"), "BOX_TOO_SMALL", 3, 6);
  }

  @Test
  void whatTheResultCannotHoldIsRefusedWithAWayOut() {
    String large = MELT.replace("[4, 4, 4]", "[12, 12, 12]");
    assertRefused(large, "RESULT_TOO_LARGE", 1, 1);
    assertEquals(6912, ParticleJobs.ready(large + "output: {state: false}").cost().size());
    assertRefused(
        JOB.replace("steps: 10", "steps: 100000") + "output: {frames-every: 1}\n",
        "RESULT_TOO_LARGE",
        9,
        9);
  }

  @Test
  void bodiesThatTheBoxWrapsIntoOnePlaceAreRefused() {
    String two =
        MELT.replace("box: lattice", "box: [8, 8, 8]")
            .replaceFirst(
                "lattice: .*, temperature: 1",
                "positions: [[1, 1, 1], [9, -7, 1]], velocity: [0, 0, 0]");
    assertRefused(two, "COINCIDENT_BODIES", 6, 3);
  }

  @Test
  void gravityHasNoMeaningBesideMassesInMev() {
    String job = JOB.replace("units: SI", "units: natural").replace("mass: 1", "kind: muon");
    assertRefused(job, "GRAVITY_OF_MEV", 1, 6);
  }

  @Test
  void moreWorkThanTheLimitIsRefused() {
    String job =
        JOB.replace("steps: 10", "steps: 1000000000\nseed: 1\noutput: {state: false}")
            .replace("position: [1, 0, 0]", "ball: {count: 20000, radius: 1}");
    assertEquals("TOO_MUCH_WORK", ParticleJobs.refusal(job).code());
  }

  @Test
  void particlesAreCountedOutOverThePlaces() throws Exception {
    ParticleJob job =
        ParticleJobReader.read(
            """
            law: coulomb
            units: SI
            bodies:
              - particles: 2 electron, 1 anti-muon
                positions: [[0, 0, 0], [1, 0, 0], [2, 0, 0]]
                velocity: [0, 0, 0]
            integrator: velocity-verlet
            dt: 1
            steps: 1
            """);
    assertEquals(List.of("electron", "electron", "anti-muon"), job.bodies().names());
    assertEquals(9.1093837e-31, job.bodies().mass(1), 1e-37);
    assertEquals(-1.602176634e-19, job.bodies().charge(1));
    assertEquals(1.602176634e-19, job.bodies().charge(2));
    assertEquals(206.7682827, job.bodies().mass(2) / job.bodies().mass(0), 1e-6);
  }

  @Test
  void theTableHasEveryElementaryParticleWithItsChargeAndSpin() {
    assertEquals(17, ElementaryParticle.values().length);
    for (ElementaryParticle particle : ElementaryParticle.values()) {
      var kind = ElementaryParticle.kind(particle.text()).orElseThrow();
      var anti = ElementaryParticle.kind("anti-" + particle.text()).orElseThrow();
      assertEquals(particle, kind.particle());
      assertEquals(-kind.chargeThirds(), anti.chargeThirds());
      assertEquals(kind.mass(Units.SI), anti.mass(Units.SI));
      assertTrue(particle.twiceSpin() <= 2);
    }
    // 1/137 is the square of the natural charge.
    assertEquals(
        1 / 137.036,
        Math.pow(ElementaryParticle.kind("positron").orElseThrow().charge(Units.NATURAL), 2),
        1e-8);
    assertEquals(SimulatorLimits.bodiesMax, 131_072);
  }
}
