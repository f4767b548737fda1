package org.laplace.simulators.wavepacket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.JobClass;

/** What is wrong with a job file is told with its code, line and column. */
class JobReaderTest {
  private static final String JOB =
      """
      units: natural
      mass: 1
      grid: [{from: -8, to: 8, points: 64}]
      potential: x^2/2
      packets: [{centre: 1, width: 0.7}]
      dt: 0.01
      steps: 10
      """;

  @ParameterizedTest(name = "{1} -> {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "units: natural;units: imperial;UNKNOWN_VALUE 1:8",
        "mass: 1;mass: 0;NUMBER_OUT_OF_RANGE 2:7",
        "mass: 1;mass: NaN;NUMBER_OUT_OF_RANGE 2:7",
        "mass: 1;mass: -.inf;NUMBER_OUT_OF_RANGE 2:7",
        "mass: 1;mas: 1;UNKNOWN_FIELD 2:1",
        "mass: 1;;MISSING_FIELD 1:1",
        "points: 64;points: 60;NOT_A_POWER_OF_TWO 3:34",
        "points: 64;points: 4;NUMBER_OUT_OF_RANGE 3:34",
        "points: 64;points: 1048576;NUMBER_OUT_OF_RANGE 3:34",
        "to: 8;to: -8;NUMBER_OUT_OF_RANGE 3:23",
        "from: -8;from: 7.999999999999999;NUMBER_OUT_OF_RANGE 3:38",
        "from: -8;start: -8;UNKNOWN_FIELD 3:9",
        "grid: [;grid: [{from: 0, to: 1, points: 32768}, {from: 0, to: 1, points: 64}, ;GRID_TOO_LARGE 3:7",
        "potential: x^2/2;potential: 1/x;DIVISION_BY_ZERO 4:13",
        "potential: x^2/2;potential: '1/x';DIVISION_BY_ZERO 4:14",
        "potential: x^2/2;potential: log(x);POTENTIAL_NOT_FINITE 4:12",
        "potential: x^2/2;potential: 1 + y;UNKNOWN_NAME 4:16",
        "potential: x^2/2;potential: x +;FORMULA_SYNTAX 4:15",
        "potential: x^2/2;potential: \"|x|\";FORMULA_SYNTAX 4:13",
        "potential: x^2/2;potential: {samples: [1, 2]};WRONG_LENGTH 4:22",
        "potential: x^2/2;potential: [1];WRONG_TYPE 4:12",
        "packets: [{centre: 1, width: 0.7}];packets: [];WRONG_LENGTH 5:10",
        "centre: 1;centre: 9;NUMBER_OUT_OF_RANGE 5:20",
        "centre: 1;centre: [1, 2];WRONG_LENGTH 5:20",
        "width: 0.7;width: 0;NUMBER_OUT_OF_RANGE 5:30",
        "width: 0.7;width: 0.7, momentum: 13;NUMBER_OUT_OF_RANGE 5:45",
        "dt: 0.01;dt: 0;ZERO_DT 6:5",
        "dt: 0.01;dt: 1e999;NUMBER_OUT_OF_RANGE 6:5",
        "steps: 10;steps: 0;NUMBER_OUT_OF_RANGE 7:8",
        "steps: 10;steps: 10.5;WRONG_TYPE 7:8",
        "steps: 10;steps: 100000~observe_every: 1;TOO_MANY_OBSERVATIONS 8:16",
        "steps: 10;steps: 10~observe_every: 11;NUMBER_OUT_OF_RANGE 8:16",
        "dt: 0.01;dt: -1~absorber: {width: 1, strength: 1};NUMBER_OUT_OF_RANGE 6:5",
        "dt: 0.01;dt: 1~absorber: {width: 9, strength: 1};NUMBER_OUT_OF_RANGE 7:19",
        "dt: 0.01;dt: 1~planes: [{axis: y, at: 0}];UNKNOWN_VALUE 7:17",
        "dt: 0.01;dt: 1~regions: [{name: a, from: 1, to: 1}];NUMBER_OUT_OF_RANGE 7:34",
        "mass: 1;mass: 1~constants: {pi: 3};INVALID_NAME 3:17",
        "mass: 1;mass: 1~constants: {k: x};WRONG_TYPE 3:16",
      })
  void aMistakeHasItsCodeAndPlace(String right, String wrong, String expected) {
    String job = JOB.replace(right, wrong == null ? "" : wrong.replace('~', '\n'));
    Diagnostic found = WavePacketRuns.refusal(job);
    assertEquals(
        expected,
        found.code() + " " + found.line() + ":" + found.column(),
        found.render("job.yaml", job));
  }

  @Test
  void aPoleIsFoundInAFormulaTooLargeToTryAtEveryPoint() {
    String job =
        """
        units: natural
        mass: 1
        grid: [{from: -8, to: 8, points: 256}, {from: -8, to: 8, points: 256},
               {from: -8, to: 8, points: 256}]
        potential: -1/sqrt(x^2 + y^2 + z^2)
        packets: [{centre: 1, width: 0.7}]
        dt: 0.01
        steps: 10
        """;
    Diagnostic found = WavePacketRuns.refusal(job);
    assertEquals("DIVISION_BY_ZERO", found.code());
    assertTrue(found.message().contains("x = 0.0, y = 0.0, z = 0.0"), found.message());
  }

  @Test
  void theClassOfAJobFileIsSeenInIt() {
    assertEquals(Optional.of(JobClass.WAVE_PACKET), JobClass.ofJobFile(JOB));
    assertEquals(Optional.of(JobClass.WAVE_PACKET), JobClass.ofJobFile("{\"grid\": []}"));
    assertEquals(Optional.of(JobClass.PARTICLES), JobClass.ofJobFile("{\"bodies\": []}"));
    assertEquals(Optional.empty(), JobClass.ofJobFile("OPENQASM 3;\nqubit q;\n"));
    assertEquals(Optional.empty(), JobClass.ofJobFile("{"));
  }
}
