package org.laplace.simulators.wavepacket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A run beside the same one in SciPy. Skipped where SciPy cannot be installed, unless the
 * environment says CI=true.
 */
class ScipyTest {
  private static Path repository() {
    return Path.of(System.getProperty("laplace.repository"));
  }

  private static String read(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static String python() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(repository().resolve("tools/python-oracle").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String path = read(process.getInputStream());
    if (process.waitFor() != 0) {
      assertTrue(!"true".equals(System.getenv("CI")), "tools/python-oracle failed, see stderr");
      abort("SciPy cannot be installed here, so the engine is not compared with it");
    }
    return path;
  }

  private static double[] densityBySciPy() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                python(),
                repository().resolve("simulators/src/test/python/wavepacket.py").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.getOutputStream()) {
      out.write(
          """
          {"from": [-8, -6], "to": [8, 6], "points": [128, 64], "centre": [1, -1.5],
           "width": [0.8, 0.6], "momentum": [0.5, -1], "dt": 0.01, "steps": 300}
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    String numbers = read(process.getInputStream());
    assertEquals(0, process.waitFor());
    return Stream.of(numbers.substring(1, numbers.length() - 1).split(", ", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @Test
  void everyPointOfTheDensityIsThatOfScipyToTenDigits() throws IOException, InterruptedException {
    double[] found =
        WavePacketRuns.result(
                """
                units: natural
                mass: 1
                grid: [{from: -8, to: 8, points: 128}, {from: -6, to: 6, points: 64}]
                potential: x^2/2 + y^4/16 + x*y/8
                packets: [{centre: [1, -1.5], width: [0.8, 0.6], momentum: [0.5, -1]}]
                dt: 0.01
                steps: 300
                """)
            .getDensityList()
            .stream()
            .mapToDouble(d -> d)
            .toArray();
    assertArrayEquals(densityBySciPy(), found, 1e-10);
  }
}
