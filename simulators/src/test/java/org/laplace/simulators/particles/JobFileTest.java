package org.laplace.simulators.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.SimulatorLimits;

/** What job files may not say, and where the message points. */
class JobFileTest {
  private static final String JOB =
      """
      {"law": "gravity",
       "units": "SI",
       "bodies": [{"mass": 1, "position": [0, 0, 0], "velocity": [0, 0, 0]},
                  {"mass": 2, "position": [1, 0, 0], "velocity": [0, 0, 0]}],
       "integrator": "velocity-verlet",
       "dt": 0.5,
       "steps": 10}
      """;

  @Test
  void theCostOfAJobFollowsFromBodiesAndSteps() {
    assertEquals(new Cost(2, 2 * 13 * 8, 8 * 2 * 2 * 12), ParticleRuns.ready(JOB).cost());
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "\"dt\": 0.5;\"dt\": 0;ZERO_DT;6;8",
        "\"dt\": 0.5;\"dt\": -0.0;ZERO_DT;6;8",
        "\"dt\": 0.5;\"dt\": NaN;NOT_JSON;6;11",
        "\"dt\": 0.5;\"dt\": 1e999;NUMBER_OUT_OF_RANGE;6;8",
        "\"dt\": 0.5;\"dt\": \"1\";WRONG_TYPE;6;8",
        "\"dt\": 0.5;\"dt\": 0.5, \"dt\": 1;DUPLICATE_FIELD;6;13",
        "\"dt\": 0.5;\"dt\": 0.5, \"mass\": 1;UNKNOWN_FIELD;6;13",
        "\"dt\": 0.5,;;MISSING_FIELD;1;1",
        "\"steps\": 10;\"steps\": 0;NUMBER_OUT_OF_RANGE;7;11",
        "\"steps\": 10;\"steps\": -1;NUMBER_OUT_OF_RANGE;7;11",
        "\"steps\": 10;\"steps\": 1000000001;NUMBER_OUT_OF_RANGE;7;11",
        "\"steps\": 10;\"steps\": 99999999999999999999;NUMBER_OUT_OF_RANGE;7;11",
        "\"steps\": 10;\"steps\": 1.5;WRONG_TYPE;7;11",
        "\"steps\": 10};\"steps\": 10} {};TRAILING_TEXT;7;15",
        "\"steps\": 10};\"steps\": 10;NOT_JSON;8;1",
        "\"gravity\";\"magnetism\";UNKNOWN_VALUE;1;9",
        "\"gravity\";[];NO_LAW;1;10",
        "\"gravity\";[\"gravity\", \"gravity\"];DUPLICATE_LAW;1;21",
        "\"SI\";\"cgs\";UNKNOWN_VALUE;2;11",
        "\"velocity-verlet\";\"euler\";UNKNOWN_VALUE;5;16",
        "\"mass\": 1;\"mass\": 0;NUMBER_OUT_OF_RANGE;3;22",
        "\"mass\": 1,;;MISSING_FIELD;3;13",
        "[1, 0, 0];[0, -0.0, 0];COINCIDENT_BODIES;4;25",
        "[1, 0, 0];[1, 0];WRONG_LENGTH;4;42",
        "[1, 0, 0];[1, 0, 0, 0];WRONG_LENGTH;4;47",
        "[1, 0, 0];[1, 0, null];WRONG_TYPE;4;44",
        "[1, 0, 0];[[[[[[[[[[1]]]]]]]]]];WRONG_TYPE;4;38",
        "\"law\";\"softening\": -1, \"law\";NUMBER_OUT_OF_RANGE;1;15",
      })
  void aMistakeIsRefusedWithItsCodeAndPlace(
      String from, String to, String code, int line, int column) {
    assertTrue(JOB.contains(from));
    Diagnostic refusal = ParticleRuns.refusal(JOB.replace(from, to == null ? "" : to));
    assertEquals(
        code + " " + line + ":" + column,
        refusal.code() + " " + refusal.line() + ":" + refusal.column(),
        refusal.message());
  }

  @Test
  void coincidentBodiesAreTakenWithSoftening() {
    String job =
        JOB.replace("[1, 0, 0]", "[0, 0, 0]").replace("{\"law\"", "{\"softening\": 0.1, \"law\"");
    assertEquals(2, ParticleRuns.ready(job).cost().size());
  }

  @Test
  void tooManyBodiesAreRefused() {
    var job = new StringBuilder("{\"bodies\":[");
    for (int i = 0; i <= SimulatorLimits.draftBodiesMax; i++) {
      job.append("{\"mass\":1,\"position\":[0,0,").append(i).append("],\"velocity\":[0,0,0]},");
    }
    String source = job.toString();
    assertTrue(source.length() < SimulatorLimits.programBytesMax);
    assertEquals("TOO_MANY_BODIES", ParticleRuns.refusal(source).code());
  }

  @Test
  void moreWorkThanTheLimitIsRefused() {
    var job = new StringBuilder(JOB.replace("\"steps\": 10", "\"steps\": 1000000000"));
    for (int i = 2; i < 100; i++) {
      job.insert(
          job.indexOf("{\"mass\": 2"),
          "{\"mass\": 1, \"position\": [0, 0, " + i + "], \"velocity\": [0, 0, 0]},");
    }
    assertEquals("TOO_MUCH_WORK", ParticleRuns.refusal(job.toString()).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"''", "'   '", "null", "'[]'", "'{'", "'{}'", "'\0'", "'{\"law\"'"})
  void whatIsNoJobAtAllIsRefused(String text) {
    assertTrue(ParticleRuns.refusal(text == null ? "null" : text).line() > 0);
  }
}
