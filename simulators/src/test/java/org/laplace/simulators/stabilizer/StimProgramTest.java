package org.laplace.simulators.stabilizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.Workers;

class StimProgramTest {
  private static StimProgram parse(String source) {
    return assertInstanceOf(StimProgram.Parsed.class, StimProgram.parse(source)).program();
  }

  private static List<Diagnostic> rejected(String source) {
    return assertInstanceOf(StimProgram.Rejected.class, StimProgram.parse(source)).diagnostics();
  }

  private static String firstShot(String source) {
    ShotBits bits = parse(source).run(1, 1, Workers.SEQUENTIAL, Cancellation.NEVER).measurements();
    var text = new StringBuilder();
    for (int bit = 0; bit < bits.bits(); bit++) {
      text.append(bits.bit(0, bit) ? '1' : '0');
    }
    return text.toString();
  }

  @Test
  void commentsTagsCoordinatesAndLowerCaseAreRead() {
    assertEquals(
        "101",
        firstShot(
            """
            # a comment
            QUBIT_COORDS(0, 1.5) 0   # another
            x[tag # no comment] 0
            TICK
            SHIFT_COORDS(0, -1)

            m[a] 0 1 !2
            DETECTOR(1, 2, -3e2) rec[-1] rec[-3]
            OBSERVABLE_INCLUDE(3) rec[-2]
            """));
    StimProgram empty = parse("");
    assertEquals(0, empty.qubits() + empty.measurements());
  }

  @Test
  void recordsInRepeatedBlocksReachBackOverRounds() {
    assertEquals(
        "11" + "10110110" + "0",
        firstShot(
            """
            X 0
            M 0 0
            REPEAT 4 {
                REPEAT 2 {
                    CX rec[-2] 1
                    M 1
                }
            }
            M 2
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HH 0 | UNKNOWN_INSTRUCTION 1:1",
        "H 0;  | SYNTAX 1:4",
        "H 0\\n  CX 0 | WRONG_TARGET 2:6",
        "CX 0 0 | WRONG_TARGET 1:6",
        "CX 0 rec[-1] | WRONG_TARGET 1:6",
        "M 0\\nCX rec[-2] 1 | NO_SUCH_RECORD 2:4",
        "DETECTOR rec[-1] | NO_SUCH_RECORD 1:10",
        "DETECTOR 1 | WRONG_TARGET 1:10",
        "M rec[-1] | WRONG_TARGET 1:3",
        "H !0 | WRONG_TARGET 1:3",
        "H X0 | WRONG_TARGET 1:3",
        "X_ERROR 0 | WRONG_ARGUMENTS 1:1",
        "X_ERROR(1.5) 0 | NOT_A_PROBABILITY 1:1",
        "X_ERROR(-0.1) 0 | NOT_A_PROBABILITY 1:1",
        "X_ERROR(nan) 0 | SYNTAX 1:9",
        "X_ERROR(0.1 0 | SYNTAX 1:13",
        "PAULI_CHANNEL_1(0.5, 0.5, 0.5) 0 | NOT_A_PROBABILITY 1:1",
        "DEPOLARIZE2(0.1) 0 1 2 | WRONG_TARGET 1:22",
        "H(0.1) 0 | WRONG_ARGUMENTS 1:1",
        "MPP X0*X0 | WRONG_TARGET 1:8",
        "MPP *X0 | SYNTAX 1:5",
        "MPP X0* | SYNTAX 1:8",
        "MPAD 2 | WRONG_TARGET 1:6",
        "REPEAT 0 { | SYNTAX 1:8",
        "REPEAT 3 | SYNTAX 1:9",
        "REPEAT 3 {\\nH 0 | SYNTAX 1:1",
        "} | SYNTAX 1:1",
        "H 8192 | NUMBER_TOO_LARGE 1:3",
        "H 99999999999999999999999999 | NUMBER_TOO_LARGE 1:3",
        "OBSERVABLE_INCLUDE(-1) rec[-1] | WRONG_ARGUMENTS 1:1",
        "HERALDED_ERASE(0.1) 0 | UNKNOWN_INSTRUCTION 1:1",
        "X[tag 0 | SYNTAX 1:2"
      })
  void whatIsWrongIsSaidWithItsPlace(String source, String expected) {
    Diagnostic first = rejected(source.replace("\\n", "\n")).getFirst();
    assertEquals(expected, first.code() + " " + first.line() + ":" + first.column());
    assertFalse(first.message().isEmpty());
  }

  @Test
  void oneMistakeALineIsReportedAndNoMoreThanTheLimit() {
    assertEquals(2, rejected("H 0\nHH 1\nM 0\nM -1\n").size());
    assertEquals(SimulatorLimits.diagnosticsMax, rejected("HH 0\n".repeat(1000)).size());
  }

  @Test
  void bombsAreRefused() {
    String nested = "REPEAT 1000000 {\n".repeat(8) + "H 0\n" + "}\n".repeat(8);
    assertEquals("TOO_MANY_STEPS", rejected(nested).getFirst().code());
    assertEquals("TOO_MANY_MEASUREMENTS", rejected("REPEAT 2000000 {\nM 0\n}\n").getFirst().code());
    assertEquals(
        "TOO_MANY_MEASUREMENTS",
        rejected("M 0\nREPEAT 2000000 {\nDETECTOR rec[-1]\n}\n").getFirst().code());
    assertEquals("TOO_DEEP", rejected("REPEAT 1 {\n".repeat(40)).getFirst().code());
    // A block without anything in it takes no time, however often it is repeated.
    assertEquals("0", firstShot("REPEAT 60000000000 {\nTICK\n}\nM 0\n"));
  }

  @Test
  void textThatIsCutOrMixedUpIsReadOrRefused() {
    String whole =
        """
        RX 0 1
        CX rec[-1] 0 0 1
        MPP(0.1) X0*Y1 !Z2
        REPEAT 3 {
            E(0.1) X0 Z1
            MR[tag](0.01) 0 !1
            DETECTOR(1, 2) rec[-1]
        }
        """;
    var random = new Random(8);
    for (int i = 0; i < 3000; i++) {
      char[] text = whole.substring(0, 1 + random.nextInt(whole.length())).toCharArray();
      for (int edits = random.nextInt(4); edits > 0; edits--) {
        text[random.nextInt(text.length)] = "RXM0129 *!()[]{}\n.-,#é\0".charAt(random.nextInt(23));
      }
      switch (StimProgram.parse(new String(text))) {
        case StimProgram.Parsed(StimProgram program) ->
            program.run(1, 1, Workers.SEQUENTIAL, Cancellation.NEVER);
        case StimProgram.Rejected(List<Diagnostic> diagnostics) -> {
          assertFalse(diagnostics.isEmpty());
          diagnostics.forEach(d -> assertTrue(d.line() >= 1 && d.column() >= 1));
        }
      }
    }
  }

  @Test
  void tooManyShotsAreRefusedAndARunCanBeCancelled() {
    StimProgram program = parse("M 0 1 2 3 4 5 6 7 8\n");
    assertTrue(program.check(1).isEmpty());
    assertEquals("SHOTS_OUT_OF_RANGE", program.check(0).orElseThrow().code());
    assertEquals("SHOTS_OUT_OF_RANGE", program.check(1L << 30).orElseThrow().code());
    assertThrows(
        IllegalArgumentException.class,
        () -> program.run(0, 1, Workers.SEQUENTIAL, Cancellation.NEVER));
    assertThrows(
        CancellationException.class, () -> program.run(1, 1, Workers.SEQUENTIAL, () -> true));
  }

  @Test
  void theBuilderMakesWhatTheLanguageMakes() {
    var builder = FrameProgram.builder(3);
    builder.reset(0);
    builder.xError(0.3, 0);
    builder.yError(0.2, 0, 1);
    builder.zError(0.1, 1);
    builder.depolarize1(0.2, 2);
    builder.depolarize2(0.1, 0, 1);
    builder.measurementFlip(0.25, builder.measure(0));
    builder.measure(1);
    builder.measure(2);
    ShotBits built = builder.build().run(3000, 5, Workers.SEQUENTIAL, Cancellation.NEVER);
    StimProgram program =
        parse(
            """
            R 0
            X_ERROR(0.3) 0
            Y_ERROR(0.2) 0 1
            Z_ERROR(0.1) 1
            DEPOLARIZE1(0.2) 2
            DEPOLARIZE2(0.1) 0 1
            M(0.25) 0
            M 1 2
            """);
    ShotBits parsed = program.run(3000, 5, Workers.SEQUENTIAL, Cancellation.NEVER).measurements();
    assertEquals(HexFormat.of().formatHex(parsed.bytes()), HexFormat.of().formatHex(built.bytes()));
    assertThrows(IllegalArgumentException.class, () -> builder.measure(3));
    assertThrows(IllegalArgumentException.class, () -> builder.xError(1.1, 0));
    assertThrows(IllegalArgumentException.class, () -> builder.measurementFlip(0.1, 7));
  }
}
