package org.laplace.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiagnosticTest {
  @Test
  void theCaretStandsUnderTheColumn() {
    var diagnostic = new Diagnostic("ZERO_DT", 2, 8, "dt is 0");
    assertEquals(
        """
        job.json:2:8: dt is 0 [ZERO_DT]
          \t"dt": 0
                 ^"""
            .replace('\t', ' '),
        diagnostic.render("job.json", "{\n\t\"dt\": 0\n}"));
  }

  @Test
  void ofALongLineOnlyWhatIsAroundTheColumnIsShown() {
    String source = "x".repeat(10_000) + "!" + "y".repeat(10_000);
    String[] lines = new Diagnostic("SYNTAX", 1, 10_001, "!").render("a", source).split("\n", -1);
    assertEquals('!', lines[1].charAt(lines[2].indexOf('^')));
    assertTrue(lines[1].length() <= 102);
  }

  @Test
  void aPlaceBeyondTheTextOrNoPlaceIsShownWithoutALine() {
    assertEquals("a:3:1: end [SYNTAX]", new Diagnostic("SYNTAX", 3, 1, "end").render("a", "x"));
    assertEquals("a: all [SYNTAX]", Diagnostic.ofProgram("SYNTAX", "all").render("a", "x"));
  }
}
