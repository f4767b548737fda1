package org.laplace.simulators.wavepacket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laplace.proto.v1.WavePacketObservation;
import org.laplace.proto.v1.WavePacketResult;

/** The files of {@code examples/wavepackets/} give what their descriptions say. */
class WavePacketExamplesTest {
  private static WavePacketResult run(String file) throws IOException {
    return WavePacketRuns.result(
        Files.readString(
            Path.of(System.getProperty("laplace.repository"))
                .resolve("examples/wavepackets")
                .resolve(file)));
  }

  @Test
  void theFreeGaussianSpreadsBySqrt5() throws IOException {
    WavePacketObservation end = WavePacketRuns.last(run("free-gaussian.yaml"));
    assertEquals(12, end.getPosition(0), 1e-9);
    assertEquals(Math.sqrt(5), WavePacketRuns.width(end, 0), 1e-9);
  }

  @Test
  void oneInSevenTunnels() throws IOException {
    WavePacketObservation end = WavePacketRuns.last(run("tunnelling.yaml"));
    assertEquals(0.153, end.getBeyond(1), 1e-3);
    assertEquals(1 - end.getBeyond(1), end.getBefore(1), 1e-11);
    assertTrue(end.getWithin(0) < 1e-3);
  }

  @Test
  void theCoherentStateIsBackAfterItsPeriod() throws IOException {
    WavePacketObservation end = WavePacketRuns.last(run("coherent-state.yaml"));
    assertEquals(3, end.getPosition(0), 1e-5);
    assertEquals(Math.sqrt(0.5), WavePacketRuns.width(end, 0), 1e-5);
  }

  @Test
  void theSlitsMakeFringes() throws IOException {
    WavePacketResult result = run("double-slit.yaml");
    WavePacketObservation end = WavePacketRuns.last(result);
    assertTrue(end.getBeyond(0) > 0.05, "passed: " + end.getBeyond(0));
    // Along y at x = 9, symmetric about y = 0, with more than one peak.
    int points = result.getDensityAxes(1).getPoints();
    int row = points * (24 + 9) / 48;
    List<Double> line = result.getDensityList().subList(row * points, (row + 1) * points);
    double highest = line.stream().mapToDouble(d -> d).max().orElseThrow();
    int peaks = 0;
    for (int i = 1; i < points - 1; i++) {
      boolean isPeak = line.get(i) > line.get(i - 1) && line.get(i) >= line.get(i + 1);
      peaks += isPeak && line.get(i) > highest / 20 ? 1 : 0;
    }
    assertTrue(peaks >= 3, peaks + " peaks");
  }

  @Test
  void theParticleGoesOverToTheRightWell() throws IOException {
    WavePacketResult result = run("double-well.yaml");
    assertTrue(result.getObservations(0).getWithin(1) < 0.01);
    assertTrue(
        result.getObservationsList().stream().anyMatch(seen -> seen.getWithin(1) > 0.9),
        "stays left");
  }

  @Test
  void theElectronStaysBound() throws IOException {
    WavePacketObservation end = WavePacketRuns.last(run("soft-hydrogen.yaml"));
    assertTrue(end.getKineticEnergy() + end.getPotentialEnergy() < 0);
    assertEquals(1, end.getNorm(), 1e-12);
    // The point at -10 has no mirror image, and a little arrives there.
    assertEquals(0, end.getPosition(0), 2e-3);
    assertTrue(Math.abs(end.getPosition(2)) > 0.05);
  }

  @Test
  void theAtomFallsAndSpreadsForAMillisecond() throws IOException {
    WavePacketObservation end = WavePacketRuns.last(run("atom-after-one-millisecond.yaml"));
    assertEquals(5e-6 - 9.80665 * 1e-6 / 2, end.getPosition(0), 1e-12);
    double spread = 1.054571817646156e-34 * 1e-3 / (2 * 1.443160648e-25 * 25e-14);
    assertEquals(5e-7 * Math.sqrt(1 + spread * spread), WavePacketRuns.width(end, 0), 1e-13);
  }
}
