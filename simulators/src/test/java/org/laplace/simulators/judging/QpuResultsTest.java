package org.laplace.simulators.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.Statistic;
import org.laplace.proto.v1.VendorRecord;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Run;
import org.laplace.simulators.Shots;
import org.laplace.simulators.Workers;

/** Judging, by shots whose origin is known. */
class QpuResultsTest {
  private static final int QUBITS = 8;
  private static final int SHOTS = 4_000;
  private static final int FIDELITY_PERMILLE = 500;
  private static final VendorRecord VENDOR =
      VendorRecord.newBuilder()
          .setVendor("test")
          .setDevice("dice")
          .setJobId("7")
          .setRecordHash(ByteString.copyFrom(new byte[32]))
          .build();

  /** A circuit whose outcomes are spread unevenly: layers of turns and of controlled flips. */
  private static final String SCRAMBLED = scrambled();

  private static String scrambled() {
    var random = new SplittableRandom(5);
    var text = new StringBuilder("OPENQASM 3.0; include \"stdgates.inc\"; ");
    text.append("qubit[8] q; bit[8] c;\n");
    for (int layer = 0; layer < 8; layer++) {
      for (int qubit = 0; qubit < QUBITS; qubit++) {
        text.append("ry(").append(random.nextDouble() * 3).append(") q[").append(qubit);
        text.append("]; rz(").append(random.nextDouble() * 3).append(") q[").append(qubit);
        text.append("];\n");
      }
      for (int qubit = layer % 2; qubit + 1 < QUBITS; qubit += 2) {
        text.append("cx q[").append(qubit).append("], q[").append(qubit + 1).append("];\n");
      }
    }
    return text.append("c = measure q;\n").toString();
  }

  private static final String GHZ =
      "OPENQASM 3.0; include \"stdgates.inc\"; qubit[8] q; bit[8] c; h q[0];"
          + " for int i in [0:6] { cx q[i], q[i + 1]; } c = measure q;";

  private static final String UNIFORM =
      "OPENQASM 3.0; include \"stdgates.inc\"; qubit[8] q; bit[8] c; h q; c = measure q;";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shotsOfTheStatedFidelityAreSupported(long seed) {
    int[] ideal = idealShots(SCRAMBLED, seed);
    var noise = new SplittableRandom(seed);
    int[] shots = each(shot -> noise.nextDouble() < 0.5 ? ideal[shot] : noise.nextInt(256));
    Statistic statistic = judge(SCRAMBLED, shots);
    assertEquals(Finding.FINDING_SUPPORTED, statistic.getFinding(), statistic.toString());
    assertTrue(Math.abs(statistic.getFidelityPermille() - 500) < 150, statistic.toString());
  }

  @Test
  void perfectShotsAreSupported() {
    assertEquals(
        Finding.FINDING_SUPPORTED, judge(SCRAMBLED, idealShots(SCRAMBLED, 9)).getFinding());
    assertEquals(Finding.FINDING_SUPPORTED, judge(GHZ, idealShots(GHZ, 9)).getFinding());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void uniformShotsAreUnproven(long seed) {
    var noise = new SplittableRandom(seed);
    int[] shots = each(shot -> noise.nextInt(256));
    assertEquals(Finding.FINDING_UNPROVEN, judge(SCRAMBLED, shots).getFinding());
    assertEquals(Finding.FINDING_UNPROVEN, judge(GHZ, shots).getFinding());
  }

  @Test
  void theMostProbableStringAloneScoresHighAndIsUnproven() {
    int[] ideal = idealShots(SCRAMBLED, 1);
    int modal = mode(ideal);
    Statistic statistic = judge(SCRAMBLED, each(shot -> modal));
    assertEquals(Finding.FINDING_UNPROVEN, statistic.getFinding());
    assertTrue(statistic.getFidelityPermille() > 1000, statistic.toString());
  }

  @Test
  void oneOfTwoEquallyProbableStringsAloneIsUnproven() {
    Statistic statistic = judge(GHZ, each(shot -> 255));
    assertEquals(Finding.FINDING_UNPROVEN, statistic.getFinding());
    assertTrue(statistic.getCollisionsPermille() > 1900, statistic.toString());
  }

  @Test
  void shotsThatAreAllDifferentFromEachOtherAsOftenAsPossibleAreUnproven() {
    assertEquals(Finding.FINDING_UNPROVEN, judge(SCRAMBLED, each(shot -> shot % 256)).getFinding());
  }

  @Test
  void goodShotsInFrontDoNotCoverNoiseBehindThem() {
    int[] ideal = idealShots(SCRAMBLED, 3);
    var noise = new SplittableRandom(3);
    int[] shots = each(shot -> shot < SHOTS / 3 ? ideal[shot] : noise.nextInt(256));
    assertEquals(Finding.FINDING_UNPROVEN, judge(SCRAMBLED, shots).getFinding());
  }

  @Test
  void aCircuitWithUniformOutcomesIsInconclusive() {
    assertEquals(Finding.FINDING_INCONCLUSIVE, judge(UNIFORM, idealShots(UNIFORM, 1)).getFinding());
  }

  @Test
  void tooFewShotsAreInconclusive() {
    int[] few = Arrays.copyOf(idealShots(SCRAMBLED, 1), 3);
    JobSpec spec = spec(SCRAMBLED, 3);
    assertEquals(Finding.FINDING_INCONCLUSIVE, judge(spec, result(few)).getFinding());
  }

  @Test
  void fewerShotsThanAskedForAreUnproven() {
    int[] few = Arrays.copyOf(idealShots(SCRAMBLED, 1), SHOTS - 1);
    assertEquals(Finding.FINDING_UNPROVEN, judge(spec(SCRAMBLED, SHOTS), result(few)).getFinding());
  }

  @Test
  void aBitThatTheCircuitNeverSetsIsUnproven() {
    String half =
        "OPENQASM 3.0; include \"stdgates.inc\"; qubit[8] q; bit[8] c; x q[0]; c[0] = measure q[0];";
    assertEquals(Finding.FINDING_SUPPORTED, judge(half, each(shot -> 1)).getFinding());
    assertEquals(Finding.FINDING_UNPROVEN, judge(half, each(shot -> 3)).getFinding());
  }

  @Test
  void aResultWithoutItsVendorsRecordIsUnproven() {
    CircuitResult complete = result(idealShots(SCRAMBLED, 1));
    assertEquals(Finding.FINDING_SUPPORTED, judge(spec(SCRAMBLED, SHOTS), complete).getFinding());
    for (CircuitResult lacking :
        List.of(
            complete.toBuilder().clearVendor().build(),
            complete.toBuilder().setVendor(VENDOR.toBuilder().clearJobId()).build(),
            complete.toBuilder().setVendor(VENDOR.toBuilder().clearRecordHash()).build())) {
      assertEquals(Finding.FINDING_UNPROVEN, judge(spec(SCRAMBLED, SHOTS), lacking).getFinding());
    }
  }

  @Test
  void anyBytesAreJudged() {
    JobSpec spec = spec(GHZ, SHOTS);
    var random = new SplittableRandom(11);
    byte[] good = result(idealShots(GHZ, 1)).toByteArray();
    for (int round = 0; round < 300; round++) {
      byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length));
      for (int change = 0; change < 4 && bytes.length > 0; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      assertEquals(
          Finding.FINDING_UNPROVEN,
          judge(spec, OutcomeKind.OUTCOME_KIND_COMPUTED, ByteString.copyFrom(bytes)).getFinding());
    }
  }

  @Test
  void aMisdeclaredProgramIsFoundOutAndAnHonestOneIsNotDeniedItsRun() {
    JobSpec honest = spec(GHZ, SHOTS);
    JobSpec wrong = honest.toBuilder().setSize(3).build();
    OutcomeKind misdeclared = OutcomeKind.OUTCOME_KIND_MISDECLARED;
    assertEquals(
        Finding.FINDING_SUPPORTED, judge(wrong, misdeclared, ByteString.EMPTY).getFinding());
    assertEquals(
        Finding.FINDING_UNPROVEN, judge(honest, misdeclared, ByteString.EMPTY).getFinding());
  }

  @Test
  void circuitsThatCannotBeJudgedAreRefusedWithTheReason() {
    assertRefused(
        "OPENQASM 3.0; include \"stdgates.inc\"; qubit[1] q; bit[2] c; h q; c[0] = measure q[0];"
            + " h q; c[1] = measure q[0];",
        "measure at the end only");
    assertRefused(
        "OPENQASM 3.0; include \"stdgates.inc\"; qubit[1] q; bit[2] c; h q; c[0] = measure q[0];"
            + " c[1] = measure q[0];",
        "measure each qubit once");
    assertRefused("OPENQASM 3.0; qubit[21] q; bit[21] c; c = measure q;", "20");
  }

  @Test
  void judgingCanBeCancelled() {
    JobSpec spec = spec(GHZ, SHOTS);
    ByteString bytes = result(idealShots(GHZ, 1)).toByteString();
    Cancellation atOnce = () -> true;
    assertThrows(
        CancellationException.class,
        () ->
            QpuResults.judge(
                spec, OutcomeKind.OUTCOME_KIND_COMPUTED, bytes, Workers.SEQUENTIAL, atOnce));
  }

  private static void assertRefused(String source, String reason) {
    Program program = Program.circuit(QpuEngine.ID, source, 100, 0, Map.of());
    var refused = (Preparation.Refused) new QpuEngine().prepare(program);
    assertTrue(
        refused.diagnostics().getFirst().message().contains(reason),
        refused.diagnostics().toString());
  }

  private static int[] each(IntUnaryOperator shot) {
    int[] shots = new int[SHOTS];
    Arrays.setAll(shots, shot);
    return shots;
  }

  private static int mode(int[] shots) {
    int[] counts = new int[1 << QUBITS];
    int best = 0;
    for (int shot : shots) {
      counts[shot]++;
      best = counts[shot] > counts[best] ? shot : best;
    }
    return best;
  }

  private static int[] idealShots(String source, long seed) {
    Program program = Program.circuit(QpuEngine.ID, source, SHOTS, seed, Map.of());
    var ready = (Preparation.Ready) new QpuEngine().prepare(program);
    Shots shots = Shots.parse(Run.of(ready.computation(), Long.MAX_VALUE).resultBytes());
    var values = new ArrayList<Integer>();
    for (int shot = 0; shot < SHOTS; shot++) {
      int value = 0;
      for (int bit = 0; bit < QUBITS; bit++) {
        value |= shots.bit(shot, bit) ? 1 << bit : 0;
      }
      values.add(value);
    }
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  private static JobSpec spec(String source, int shots) {
    Program program = Program.circuit(QpuEngine.ID, source, shots, 0, Map.of());
    Cost cost = ((Preparation.Ready) new QpuEngine().prepare(program)).computation().cost();
    return JobSpec.newBuilder()
        .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
        .setEngine(QpuEngine.ID.toString())
        .setProgram(ByteString.copyFromUtf8(source))
        .setShots(shots)
        .setSize(cost.size())
        .setMemoryBytes(cost.memoryBytes())
        .setWorkUnits(cost.workUnits())
        .setExpectedFidelityPermille(FIDELITY_PERMILLE)
        .build();
  }

  private static CircuitResult result(int[] shots) {
    byte[] outcomes = new byte[shots.length];
    for (int shot = 0; shot < shots.length; shot++) {
      outcomes[shot] = (byte) shots[shot];
    }
    var circuit = new Circuit(QUBITS, List.of(new ClassicalRegister("c", QUBITS)), List.of());
    return Shots.encode(circuit, shots.length, ByteString.copyFrom(outcomes)).toBuilder()
        .setVendor(VENDOR)
        .build();
  }

  private static Statistic judge(String source, int[] shots) {
    return judge(spec(source, shots.length), result(shots));
  }

  private static Statistic judge(JobSpec spec, CircuitResult result) {
    return judge(spec, OutcomeKind.OUTCOME_KIND_COMPUTED, result.toByteString());
  }

  private static Statistic judge(JobSpec spec, OutcomeKind outcome, ByteString result) {
    return QpuResults.judge(spec, outcome, result, Workers.SEQUENTIAL, Cancellation.NEVER);
  }
}
