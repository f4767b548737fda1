package org.laplace.simulators.particles.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.simulators.GoldenVector;
import org.laplace.simulators.GoldenVectors;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.JsonSchema;
import org.laplace.simulators.particles.ParticleJobs;
import org.laplace.simulators.particles.ParticlesEngine;

/** The published schema takes what the reader takes. */
class SchemaTest {
  private static final Path REPOSITORY = Path.of(System.getProperty("laplace.repository"));

  private static final String JOB =
      """
      law: gravity
      units: SI
      bodies:
        - {mass: 1, position: [0, 0, 0], velocity: [0, 0, 0]}
      integrator: velocity-verlet
      dt: 0.5
      steps: 10
      """;

  private static JsonSchema schema() throws IOException {
    return JsonSchema.read(REPOSITORY.resolve("docs/schemas/particles.schema.json"));
  }

  @Test
  void everyExampleAndEveryGoldenJobFits() throws IOException, InvalidJobFile {
    var jobs = new ArrayList<String>();
    try (Stream<Path> files = Files.list(REPOSITORY.resolve("examples/particles"))) {
      for (Path file : files.sorted().toList()) {
        jobs.add(Files.readString(file));
      }
    }
    assertTrue(jobs.size() >= 5);
    for (GoldenVector vector : GoldenVectors.of(new ParticlesEngine())) {
      jobs.add(vector.program().source().toStringUtf8());
    }
    JsonSchema schema = schema();
    for (String job : jobs) {
      assertEquals(Optional.empty(), schema.mistake(job), job);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dt: 0.5>dt: 0",
        "dt: 0.5>",
        "steps: 10>steps: 0",
        "steps: 10>steps: 1.5",
        "units: SI>units: cgs",
        "law: gravity>law: lennard-jones",
        "law: gravity>law: []",
        "law: gravity>law: {}",
        "law: gravity>law: [gravity, gravity]",
        "law: gravity>law: {gravity: 1}",
        "law: gravity>law: {lennard-jones: {epsilon: 1, sigma: 1}}",
        "velocity-verlet>euler",
        "mass: 1>mass: 0",
        "mass: 1>mass: 1, kind: electron",
        "mass: 1>kind: photon",
        "mass: 1>colour: 1",
        "[0, 0, 0]>[0, 0]",
        "[0, 0, 0]>[0, 0, x]",
        "velocity: [0, 0, 0]>temperature: -1",
        "position: [0, 0, 0]>lattice: {type: fcc, cells: [1, 1, 1]}",
        "position: [0, 0, 0]>ring: {count: 3, radius: 1}",
        "dt: 0.5>dt: 0.5\noutput: {frames-every: 0}",
        "dt: 0.5>dt: 0.5\nbox: lattices",
      })
  void whatBreaksTheSchemaIsRefusedByTheReaderToo(String change) throws Exception {
    int arrow = change.indexOf('>');
    String job = JOB.replace(change.substring(0, arrow), change.substring(arrow + 1));
    assertTrue(schema().mistake(job).isPresent(), job);
    assertTrue(ParticleJobs.refusal(job).line() > 0);
  }

  @Test
  void theSchemaHasTheLimitsAndKindsOfTheReader() throws IOException {
    JsonSchema schema = schema();
    assertEquals((double) SimulatorLimits.stepsMax, schema.at("/properties/steps/maximum"));
    assertEquals((double) SimulatorLimits.jobFileSeedMax, schema.at("/properties/seed/maximum"));
    assertEquals((double) SimulatorLimits.bodiesMax, schema.at("/$defs/count/maximum"));
    assertEquals(
        (double) SimulatorLimits.bodyNameCharsMax,
        schema.at("/$defs/entry/properties/name/maxLength"));
    assertEquals(
        (double) SimulatorLimits.jobFileTextCharsMax,
        schema.at("/properties/description/maxLength"));
    var kinds = new TreeSet<String>(List.of("positron"));
    for (ElementaryParticle particle : ElementaryParticle.values()) {
      if (particle.massMev() > 0) {
        kinds.add(particle.text());
        kinds.add("anti-" + particle.text());
      }
    }
    assertEquals(kinds, new TreeSet<>((List<?>) schema.at("/$defs/kind/enum")));
  }
}
