package org.laplace.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.simulators.particles.ParticlesEngine;
import org.laplace.simulators.statevector.StateVectorEngine;

/** The files of {@code examples/} give what their comments say. */
class ExamplesTest {
  private static final int SHOTS = 2000;

  private static String read(String file) throws IOException {
    return Files.readString(
        Path.of(System.getProperty("laplace.repository")).resolve("examples").resolve(file));
  }

  private static Evaluation run(Engine engine, Program program) {
    Computation computation =
        assertInstanceOf(Preparation.Ready.class, engine.prepare(program)).computation();
    return Evaluation.of(engine, program, computation.cost());
  }

  private static Map<String, Integer> counts(Engine engine, String file, Map<String, Double> inputs)
      throws IOException {
    Program program = Program.circuit(engine.id(), read("circuits/" + file), SHOTS, 1, inputs);
    return Shots.parse(run(engine, program).resultBytes()).counts();
  }

  private static Map<String, Integer> counts(String file) throws IOException {
    return counts(StateVectorEngine.planned(), file, Map.of());
  }

  private static void assertShare(double share, int count) {
    assertEquals(SHOTS * share, count, 5 * Math.sqrt(SHOTS * share * (1 - share)));
  }

  @Test
  void ghzIsAllZeroOrAllOneOnEveryEngine() throws IOException {
    for (Engine engine :
        EngineCatalog.standard().engines().stream()
            .filter(e -> e.jobClass() == JobClass.CIRCUIT)
            .toList()) {
      Map<String, Integer> counts = counts(engine, "ghz.qasm", Map.of());
      assertEquals(Set.of("00000", "11111"), counts.keySet());
      assertShare(0.5, counts.get("00000"));
    }
  }

  @Test
  void groverFinds101() throws IOException {
    assertShare(121.0 / 128, counts("grover.qasm").get("101"));
  }

  @Test
  void theFourierTransformHasFourPeaks() throws IOException {
    Map<String, Integer> counts = counts("qft.qasm");
    assertEquals(Set.of("0000", "0100", "1000", "1100"), counts.keySet());
    counts.values().forEach(count -> assertShare(0.25, count));
  }

  private static ParticlesResult particles(String file)
      throws IOException, InvalidProtocolBufferException {
    var engine = new ParticlesEngine();
    Program program = Program.particles(engine.id(), read("particles/" + file));
    return ParticlesResult.parseFrom(run(engine, program).resultBytes());
  }

  @Test
  void theFigureEightIsBackAfterItsPeriod() throws IOException {
    ParticlesResult end = particles("three-body.json");
    assertEquals(0.97000435669734, end.getCoordinates(0), 1e-3);
    assertEquals(-0.24308753153583, end.getCoordinates(1), 1e-3);
    assertEquals(0, end.getCoordinates(6), 1e-3);
    assertEquals(0, end.getMomentum(0), 1e-13);
  }

  @Test
  void theEarthIsNearPerihelionAfterAYear() throws IOException {
    ParticlesResult end = particles("kepler.json");
    double distance =
        Math.hypot(
            end.getCoordinates(3) - end.getCoordinates(0),
            end.getCoordinates(4) - end.getCoordinates(1));
    assertEquals(1.47098e11, distance, 2e8);
    assertEquals(1, end.getTotalEnergy() / end.getInitialTotalEnergy(), 1e-8);
  }

  @Test
  void theInnerPlanetsKeepTheirEnergyAndTheEarthIsBackAfterAYear() throws IOException {
    ParticlesResult end = particles("inner-planets.yaml");
    assertEquals(1, end.getTotalEnergy() / end.getInitialTotalEnergy(), 1e-8);
    assertEquals(-1.47098e11, end.getCoordinates(9) - end.getCoordinates(0), 5e8);
    assertEquals(36, end.getFramesCount());
  }

  @Test
  void argonMeltsAndLosesHalfOfItsTemperatureToPotentialEnergy() throws IOException {
    ParticlesResult end = particles("argon-melt.yaml");
    assertEquals(0, end.getLateRebuilds());
    assertEquals(0.5, end.getKineticEnergy() / end.getInitialKineticEnergy(), 0.1);
    assertEquals(1, end.getTotalEnergy() / end.getInitialTotalEnergy(), 1e-3);
  }

  @Test
  void theElectronStaysInThePenningTrap() throws IOException {
    for (var frame : particles("penning-trap.yaml").getFramesList()) {
      double r =
          Math.hypot(
              frame.getCoordinates(0),
              Math.hypot(frame.getCoordinates(1), frame.getCoordinates(2)));
      assertTrue(r < 1e-4, "at step " + frame.getStep() + " " + r + " m away");
    }
  }

  @Test
  void theAlphaParticleTurnsByRutherfordsAngle() throws IOException {
    ParticlesResult end = particles("rutherford.yaml");
    double theta = Math.atan2(end.getVelocities(4), end.getVelocities(3));
    // Its way begins at a finite distance and the nucleus gives a bit.
    double k = 8.9875517862e9 * 1.26571954e-17 * 3.204353268e-19;
    double expected = 2 * Math.atan(k / (6.6446573e-27 * 1.5e7 * 1.5e7 * 3e-14));
    assertEquals(expected, theta, 0.05);
  }

  @Test
  void anElectronOfMuoniumCirclesAtItsBohrRadius() throws IOException {
    ParticlesResult end = particles("muonium.yaml");
    assertEquals(3, end.getBodies());
    assertEquals(1, end.getTotalEnergy() / end.getInitialTotalEnergy(), 1e-6);
  }
}
