package org.laplace.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  @Test
  void aQuarterOfTheWorkIsAQuarterOfTheBarAndThreeTimesAsLongRemains() {
    String line = ProgressBar.line(1, 4, 10);
    assertTrue(line.endsWith("█".repeat(10) + "░".repeat(30) + "  25 %, about 30 s left"), line);
  }

  @Test
  void moreWorkThanWasSaidIsStillAWholeBar() {
    assertTrue(ProgressBar.line(5, 4, 1).contains("█".repeat(40) + " 100 %"));
    assertTrue(ProgressBar.line(0, 4, 1).endsWith("  0 %"));
  }

  @Test
  void aShortRunShowsNothing() {
    var bytes = new ByteArrayOutputStream();
    try (var bar = ProgressBar.on(new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
      bar.advanced(1, 2);
    }
    assertEquals(0, bytes.size());
  }
}
