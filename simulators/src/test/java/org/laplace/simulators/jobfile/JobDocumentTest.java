package org.laplace.simulators.jobfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.simulators.Diagnostic;

/** One tree from JSON and from YAML, and where mistakes are found. */
class JobDocumentTest {
  private static final String JSON =
      """
      {"dt": 0.5, "steps": 10, "name": "a \\"b\\"", "deep": {"list": [1, -2.5e3, 0]},
       "on": true, "none": null}
      """;
  private static final String YAML =
      """
      # the same
      dt: .5
      steps: +10
      name: 'a "b"'
      deep:
        list:
          - 1
          - -2.5e3
          - 0
      on: true
      none:
      """;

  private static final String SYMBOLS = "{}[],:-\"'#&*!|>%@`\n\t \\x1e.\0?";

  @ParameterizedTest
  @ValueSource(strings = {JSON, YAML})
  void jsonAndYamlGiveOneTree(String text) throws InvalidJobFile {
    Fields job =
        JobDocument.read(text)
            .fields(Set.of("dt", "steps", "name", "deep", "on", "none"), Set.of("more"));
    assertEquals(0.5, job.get("dt").number());
    assertEquals(10, job.get("steps").count(1, 100));
    assertEquals("a \"b\"", job.get("name").text(10));
    Fields deep = job.get("deep").fields(Set.of("list"), Set.of());
    assertArrayEquals(new double[] {1, -2500, 0}, deep.get("list").numbers(3));
    assertEquals("deep.list[1]", deep.get("list").list().get(1).path());
    assertTrue(job.get("on").flag());
    assertTrue(job.get("none").isNothing());
    assertFalse(job.has("more"));
  }

  private static Diagnostic mistake(String text) {
    return assertThrows(
            InvalidJobFile.class,
            () -> {
              Fields job = JobDocument.read(text).fields(Set.of("a"), Set.of("b"));
              job.get("a").number();
              if (job.has("b")) {
                job.get("b").count(1, 5);
              }
            })
        .diagnostic();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "b: 1;MISSING_FIELD 1:1",
        "a: 1\\nc: 2;UNKNOWN_FIELD 2:1",
        "a: 1\\na: 2;DUPLICATE_FIELD 2:1",
        "{\"a\": 1, \"a\": 2};DUPLICATE_FIELD 1:10",
        "a: .inf;NUMBER_OUT_OF_RANGE 1:4",
        "a: NaN;NUMBER_OUT_OF_RANGE 1:4",
        "a: 1e999;NUMBER_OUT_OF_RANGE 1:4",
        "a: '1';WRONG_TYPE 1:4",
        "a: 0x10;WRONG_TYPE 1:4",
        "a: 1_000;WRONG_TYPE 1:4",
        "a:;WRONG_TYPE 1:3",
        "a: [1];WRONG_TYPE 1:4",
        "a: 1\\nb: 2.0;WRONG_TYPE 2:4",
        "a: 1\\nb: 6;NUMBER_OUT_OF_RANGE 2:4",
        "a: 1\\nb: 99999999999999999999;NUMBER_OUT_OF_RANGE 2:4",
        "a: &x 1;NOT_PLAIN_YAML 1:4",
        "a: *x;NOT_PLAIN_YAML 1:4",
        "a: !!float 1;NOT_PLAIN_YAML 1:4",
        "%YAML 1.2\\n--- \\na: 1;NOT_PLAIN_YAML 1:1",
        "a: 1\\n---\\na: 2;TRAILING_TEXT 2:1",
        "{\"a\": 1} {};TRAILING_TEXT 1:10",
        "a: [1;NOT_YAML 1:6",
        "a: 'x;NOT_YAML 1:6",
        "a:\\n\\tb: 1;NOT_YAML 2:1",
        "? [x]\\n: 1;WRONG_TYPE 1:3",
        "a: [[[[[[[[1]]]]]]]];TOO_DEEP 1:11",
        "{\"a\": [[[[[[[[1]]]]]]]]};TOO_DEEP 1:14",
        "{\"a\": NaN};NOT_JSON 1:10",
        "{\"a\": 1;NOT_JSON 1:8",
        "[1, 2];WRONG_TYPE 1:1",
        "just words;WRONG_TYPE 1:1",
        ";WRONG_TYPE 1:1",
      })
  void aMistakeHasItsCodeAndPlace(String text, String expected) {
    Diagnostic found = mistake(text == null ? "" : text.replace("\\n", "\n").replace("\\t", "\t"));
    assertEquals(
        expected, found.code() + " " + found.line() + ":" + found.column(), found.message());
  }

  @Test
  void manyOpenBracketsEndAtTheDepthLimit() {
    assertEquals("TOO_DEEP", mistake("a: " + "[".repeat(100_000)).code());
    assertEquals("TOO_DEEP", mistake("[".repeat(100_000)).code());
    assertEquals("TOO_DEEP", mistake("- ".repeat(50_000)).code());
  }

  @Test
  void damagedTextsAreReadOrRefusedAndNothingElse() {
    var random = new Random(7);
    for (int round = 0; round < 4_000; round++) {
      var text = new StringBuilder(round % 2 == 0 ? JSON : YAML);
      for (int change = 0; change <= random.nextInt(4); change++) {
        char symbol = SYMBOLS.charAt(random.nextInt(SYMBOLS.length()));
        text.setCharAt(random.nextInt(text.length()), symbol);
      }
      try {
        JobDocument.read(text.toString());
      } catch (InvalidJobFile e) {
        assertTrue(e.diagnostic().line() > 0, text.toString());
        assertFalse(e.diagnostic().message().isEmpty());
      }
    }
  }
}
