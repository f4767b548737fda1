package org.laplace.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.simulators.stabilizer.StabilizerEngine;
import org.laplace.simulators.statevector.StateVectorEngine;

/** What engines make of OpenQASM that clients send. */
class CircuitEngineTest {
  private static final Engine STATEVECTOR = StateVectorEngine.planned();
  private static final Engine STABILIZER = new StabilizerEngine();

  private static final String BELL =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      qubit[2] q;
      bit[2] c;
      h q[0];
      cx q[0], q[1];
      c = measure q;
      """;

  private static Program program(Engine engine, String source, int shots) {
    return Program.circuit(engine.id(), source, shots, 7, Map.of());
  }

  private static Diagnostic refusal(Engine engine, Program program) {
    return assertInstanceOf(Preparation.Refused.class, engine.prepare(program))
        .diagnostics()
        .getFirst();
  }

  private static Cost cost(Engine engine, Program program) {
    return assertInstanceOf(Preparation.Ready.class, engine.prepare(program)).computation().cost();
  }

  @Test
  void aJobIsComputedToTheSameRootWhoeverRunsIt() {
    Program program = program(STATEVECTOR, BELL, 100);
    Evaluation evaluation = Evaluation.of(STATEVECTOR, program, cost(STATEVECTOR, program));
    assertEquals(OutcomeKind.COMPUTED, evaluation.kind());
    assertEquals(evaluation, Evaluation.of(STATEVECTOR, program, cost(STATEVECTOR, program)));
    assertEquals(ResultRoot.of(evaluation.kind(), evaluation.resultBytes()), evaluation.root());
    Program other = Program.circuit(STATEVECTOR.id(), BELL, 100, 8, Map.of());
    assertNotEquals(
        evaluation.root(), Evaluation.of(STATEVECTOR, other, cost(STATEVECTOR, other)).root());
  }

  @Test
  void anotherDeclarationOrAProgramThatDoesNotParseIsMisdeclared() {
    Program program = program(STATEVECTOR, BELL, 100);
    Cost cost = cost(STATEVECTOR, program);
    var more = new Cost(cost.size(), cost.memoryBytes(), cost.workUnits() + 1);
    assertEquals(OutcomeKind.MISDECLARED, Evaluation.of(STATEVECTOR, program, more).kind());
    Program broken = program(STATEVECTOR, "OPENQASM 3.0; qubit q", 100);
    assertEquals(OutcomeKind.MISDECLARED, Evaluation.of(STATEVECTOR, broken, cost).kind());
  }

  @Test
  void aMistakeIsReportedWithItsLineAndColumn() {
    Diagnostic refusal =
        refusal(STATEVECTOR, program(STATEVECTOR, BELL.replace("cx q[0]", "cy2 q[0]"), 10));
    assertEquals(
        "UNDEFINED_NAME 6:1", refusal.code() + " " + refusal.line() + ":" + refusal.column());
  }

  @Test
  void aProgramWithoutClassicalBitsIsToldToMeasure() {
    Diagnostic refusal =
        refusal(STATEVECTOR, program(STATEVECTOR, "OPENQASM 3.0; qubit q; U(0, 0, 0) q;", 10));
    assertEquals("NOTHING_MEASURED", refusal.code());
    assertTrue(refusal.message().contains("measure"));
  }

  @Test
  void tooManyQubitsAreRefused() {
    assertEquals(
        "TOO_MANY_QUBITS",
        refusal(STATEVECTOR, program(STATEVECTOR, BELL.replace("qubit[2]", "qubit[29]"), 10))
            .code());
    assertEquals(
        "TOO_MANY_QUBITS",
        refusal(STABILIZER, program(STABILIZER, BELL.replace("qubit[2]", "qubit[8193]"), 10))
            .code());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, SimulatorLimits.shotsMax + 1, Integer.MAX_VALUE})
  void shotsOutOfRangeAreRefused(int shots) {
    assertEquals(
        "SHOTS_OUT_OF_RANGE", refusal(STATEVECTOR, program(STATEVECTOR, BELL, shots)).code());
  }

  @Test
  void theLargestResultFitsAndOneShotMoreIsRefused() {
    int low = 1;
    int high = SimulatorLimits.shotsMax;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      boolean fits =
          STATEVECTOR.prepare(program(STATEVECTOR, BELL, middle)) instanceof Preparation.Ready;
      low = fits ? middle : low;
      high = fits ? high : middle - 1;
    }
    Program largest = program(STATEVECTOR, BELL, low);
    Evaluation evaluation = Evaluation.of(STATEVECTOR, largest, cost(STATEVECTOR, largest));
    assertEquals(SimulatorLimits.resultBytesMax, evaluation.resultBytes().size(), 2);
    assertTrue(evaluation.resultBytes().size() <= SimulatorLimits.resultBytesMax);
    assertEquals(
        "RESULT_TOO_LARGE", refusal(STATEVECTOR, program(STATEVECTOR, BELL, low + 1)).code());
  }

  @Test
  void inputsThatAreMissingUnknownOrNotFiniteAreRefused() {
    String source =
        """
        OPENQASM 3.0;
        input float theta;
        qubit q;
        bit c;
        U(theta, 0, 0) q;
        c = measure q;
        """;
    assertEquals("INPUT_MISSING", refusal(STATEVECTOR, program(STATEVECTOR, source, 1)).code());
    assertEquals(
        "INPUT_UNKNOWN",
        refusal(
                STATEVECTOR,
                Program.circuit(STATEVECTOR.id(), source, 1, 0, Map.of("theta", 1.0, "phi", 1.0)))
            .code());
    assertEquals(
        "INPUT_INVALID",
        refusal(
                STATEVECTOR,
                Program.circuit(
                    STATEVECTOR.id(), source, 1, 0, Map.of("theta", Double.POSITIVE_INFINITY)))
            .code());
  }

  @Test
  void moreWorkThanTheLimitIsRefusedBeforeItStarts() {
    var source =
        new StringBuilder(
            "OPENQASM 3.0; include \"stdgates.inc\"; qubit[20] q; bit[20] c; c = measure q;");
    source.append("h q;".repeat(2000)).append("c = measure q;");
    assertEquals(
        "TOO_MUCH_WORK",
        refusal(STATEVECTOR, program(STATEVECTOR, source.toString(), 50_000)).code());
  }

  @Test
  void whatIsNotCliffordIsRefusedByTheStabilizerEngineAlone() {
    String source = BELL.replace("h q[0];", "h q[0]; t q[0];");
    Diagnostic refusal = refusal(STABILIZER, program(STABILIZER, source, 10));
    assertEquals(
        "NOT_CLIFFORD 5:9", refusal.code() + " " + refusal.line() + ":" + refusal.column());
    assertEquals(2, cost(STATEVECTOR, program(STATEVECTOR, source, 10)).size());
    assertEquals(2, cost(STABILIZER, program(STABILIZER, BELL, 10)).size());
  }

  @Test
  void bytesThatAreNoResultAreRefused() {
    for (String bytes : new String[] {"\u0001", "no result", "\u0010\u0005"}) {
      assertThrows(
          IllegalArgumentException.class, () -> Shots.parse(ByteString.copyFromUtf8(bytes)));
    }
  }

  @Test
  void anEngineIsFoundByItsNameAndVersion() {
    EngineCatalog catalog = EngineCatalog.standard();
    assertEquals(
        "statevector/1", catalog.engine(EngineId.of("statevector/1")).orElseThrow().id() + "");
    assertTrue(catalog.engine(EngineId.of("statevector/9")).isEmpty());
    for (String wrong :
        new String[] {"statevector", "/0", "Statevector/0", "a/01", "a/-1", "a/1 "}) {
      assertTrue(!EngineId.isEngineId(wrong), wrong);
    }
  }
}
