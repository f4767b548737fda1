package org.laplace.simulators.stabilizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.PythonOracle;
import org.laplace.simulators.Workers;

/** The frame sampler against Stim itself. */
class StimComparisonTest {
  private static final int SHOTS = 20_000;

  private static List<String> answers(List<String> questions)
      throws IOException, InterruptedException {
    return PythonOracle.answers("stim_oracle.py", List.of(), questions);
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static String text(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return parser.getText();
    }
  }

  private static Map<String, List<Integer>> numbers(String json) throws IOException {
    var numbers = new HashMap<String, List<Integer>>();
    String name = "";
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
        if (t == JsonToken.FIELD_NAME) {
          name = parser.getText();
          numbers.put(name, new ArrayList<>());
        } else if (t == JsonToken.VALUE_NUMBER_INT) {
          numbers.computeIfAbsent(name, n -> new ArrayList<>()).add(parser.getIntValue());
        }
      }
    }
    return numbers;
  }

  static StimProgram parse(String circuit) {
    return assertInstanceOf(
            StimProgram.Parsed.class,
            StimProgram.parse(circuit),
            () -> "" + StimProgram.parse(circuit))
        .program();
  }

  private static String bits(ShotBits shots) {
    var text = new StringBuilder();
    for (int bit = 0; bit < shots.bits(); bit++) {
      text.append(shots.bit(0, bit) ? '1' : '0');
    }
    return text.toString();
  }

  private static int ones(ShotBits shots, int bit) {
    int ones = 0;
    for (int shot = 0; shot < shots.shots(); shot++) {
      ones += shots.bit(shot, bit) ? 1 : 0;
    }
    return ones;
  }

  private static int both(ShotBits shots, int one, int other) {
    int both = 0;
    for (int shot = 0; shot < shots.shots(); shot++) {
      both += shots.bit(shot, one) && shots.bit(shot, other) ? 1 : 0;
    }
    return both;
  }

  /** Within six standard deviations of the difference of two counts. */
  private static void assertClose(int expected, int found, String what) {
    double p = (expected + found) / (2.0 * SHOTS);
    assertEquals(expected, found, 2 + 6 * Math.sqrt(2 * SHOTS * p * (1 - p)), what);
  }

  private static String question(String circuit, int seed, List<int[]> pairs) {
    var list = new StringBuilder();
    for (int[] pair : pairs) {
      list.append(list.isEmpty() ? "" : ", ").append("[%d, %d]".formatted(pair[0], pair[1]));
    }
    return "{\"ask\": \"sample\", \"shots\": %d, \"seed\": %d, \"pairs\": [%s], \"circuit\": %s}"
        .formatted(SHOTS, seed, list, quoted(circuit));
  }

  private static void assertSamplesAgree(List<String> circuits)
      throws IOException, InterruptedException {
    var random = new Random(17);
    var questions = new ArrayList<String>();
    var allPairs = new ArrayList<List<int[]>>();
    for (String circuit : circuits) {
      int rows = parse(circuit).measurements();
      var pairs = new ArrayList<int[]>();
      for (int k = 0; k < 200; k++) {
        pairs.add(new int[] {random.nextInt(rows), random.nextInt(rows)});
      }
      allPairs.add(pairs);
      questions.add(question(circuit, questions.size(), pairs));
    }
    List<String> answers = answers(questions);
    for (int i = 0; i < circuits.size(); i++) {
      String circuit = circuits.get(i);
      Map<String, List<Integer>> expected = numbers(answers.get(i));
      StimProgram.Sample sample =
          parse(circuit).run(SHOTS, 1000 + i, Workers.SEQUENTIAL, Cancellation.NEVER);
      assertColumns(expected.get("ones"), sample.measurements(), "measurement of " + circuit);
      assertColumns(expected.get("detectors"), sample.detectors(), "detector of " + circuit);
      assertColumns(expected.get("observables"), sample.observables(), "observable of " + circuit);
      for (int k = 0; k < allPairs.get(i).size(); k++) {
        int[] pair = allPairs.get(i).get(k);
        assertClose(
            expected.get("pairs").get(k),
            both(sample.measurements(), pair[0], pair[1]),
            "pair " + pair[0] + ", " + pair[1] + " of " + circuit);
      }
    }
  }

  private static void assertColumns(List<Integer> expected, ShotBits shots, String what) {
    assertEquals(expected.size(), shots.bits(), what);
    for (int bit = 0; bit < shots.bits(); bit++) {
      assertClose(expected.get(bit), ones(shots, bit), bit + " " + what);
    }
  }

  @Test
  void generatedCodesHaveStimsMarginalsAndCorrelations() throws IOException, InterruptedException {
    var questions = new ArrayList<String>();
    for (String code :
        List.of(
            "surface_code:rotated_memory_z",
            "surface_code:rotated_memory_x",
            "surface_code:unrotated_memory_z",
            "repetition_code:memory")) {
      questions.add(
          "{\"ask\": \"generate\", \"code\": \"%s\", \"distance\": 3, \"rounds\": 4, \"noise\": 0.01}"
              .formatted(code));
    }
    var circuits = new ArrayList<String>();
    for (String answer : answers(questions)) {
      circuits.add(text(answer));
    }
    assertSamplesAgree(circuits);
  }

  @Test
  void everyKindOfNoiseMeasurementAndFeedbackHasStimsDistribution()
      throws IOException, InterruptedException {
    assertSamplesAgree(
        List.of(
            """
            RX 0 2
            RY 1
            R 3 4
            CX 0 3 1 4
            PAULI_CHANNEL_1(0.1, 0.2, 0.05) 0 1 2
            PAULI_CHANNEL_2(0.02,0.03,0.01,0.02,0.01,0.04,0.02,0.03,0.01,0.02,0.05,0.01,0.02,0.01,0.03) 3 4
            MX(0.1) 0 !2
            MY 1
            MZ 3 !4
            MRX(0.05) 0
            MRY !1
            MR 3
            M 0 1 2 3 4
            """,
            """
            H 0 3
            CX 0 1 3 4
            MPP(0.02) X0*X1 !Z0*Z1 Y0*Y1*Z3 Y2
            MXX 0 2
            MYY(0.1) 1 !2
            MZZ 3 4
            CX rec[-1] 2
            CZ rec[-2] 0 1 rec[-1]
            CY rec[-3] 4
            XCZ 3 rec[-1]
            SPP X0*Y1 !Z2
            SPP_DAG Y3*Z4
            MPAD(0.25) 0 1
            M 0 1 2 3 4
            """,
            """
            E(0.3) X0 Y1
            ELSE_CORRELATED_ERROR(0.4) Z1 X2
            ELSE_CORRELATED_ERROR(0.5) X0 X1 X2
            CORRELATED_ERROR(0.1) X0
            X_ERROR(0.2) 3
            Y_ERROR(0.1) 4
            H 5
            Z_ERROR(0.15) 5
            H 5
            DEPOLARIZE1(0.3) 0
            DEPOLARIZE2(0.4) 1 2
            M 0 1 2 3 4 5
            DETECTOR rec[-1] rec[-2]
            OBSERVABLE_INCLUDE(2) rec[-3]
            REPEAT 3 {
                REPEAT 2 {
                    X_ERROR(0.1) 0
                    MR 0
                    DETECTOR(1, 2) rec[-1]
                }
                CX rec[-1] 1 rec[-2] 2
                M 1 2
                OBSERVABLE_INCLUDE(0) rec[-1]
            }
            X_ERROR(1) 0
            M(0) 0
            """));
  }

  @Test
  void everyUnitaryGateIsStims() throws IOException, InterruptedException {
    List<String> names = StimGates.names();
    String quotedNames = String.join(", ", names.stream().map(StimComparisonTest::quoted).toList());
    String answer =
        answers(List.of("{\"ask\": \"tableaus\", \"gates\": [" + quotedNames + "]}")).getFirst();
    var expected = new ArrayList<String>();
    try (JsonParser parser = new JsonFactory().createParser(answer)) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
        if (t.isScalarValue()) {
          expected.add(parser.getText());
        }
      }
    }
    int at = 0;
    for (String name : names) {
      assertEquals(name, expected.get(at++));
      int qubits = Integer.parseInt(expected.get(at++));
      for (char basis : new char[] {'X', 'Z'}) {
        for (int qubit = 0; qubit < qubits; qubit++) {
          assertTakes(name, qubits, basis, qubit, expected.get(at++));
        }
      }
    }
    assertEquals(expected.size(), at);
  }

  /** Prepares the one, applies the gate, and measures the other: it must be there. */
  private static void assertTakes(String gate, int qubits, char basis, int qubit, String image) {
    String product = "";
    for (int k = 0; k < qubits; k++) {
      char pauli = image.charAt(1 + k);
      if (pauli != '_') {
        product += (product.isEmpty() ? "" : "*") + pauli + k;
      }
    }
    String circuit =
        "R%s %d%n%s %s%nMPP %s".formatted(basis, qubit, gate, qubits == 1 ? "0" : "0 1", product);
    ShotBits reference = parse(circuit).referenceShot(Cancellation.NEVER);
    assertEquals(image.startsWith("-"), reference.bit(0, 0), () -> circuit + " for " + image);
    ShotBits shots =
        parse(circuit).run(200, 1, Workers.SEQUENTIAL, Cancellation.NEVER).measurements();
    assertTrue(ones(shots, 0) % 200 == 0, circuit);
  }

  @Test
  void circuitsWithoutChanceAreBitForBitStims() throws IOException, InterruptedException {
    var random = new Random(3);
    var circuits = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      circuits.add(deterministic(40, 2000, random));
    }
    List<String> answers =
        answers(
            circuits.stream()
                .map(c -> "{\"ask\": \"reference\", \"circuit\": " + quoted(c) + "}")
                .toList());
    for (int i = 0; i < circuits.size(); i++) {
      StimProgram program = parse(circuits.get(i));
      String expected = text(answers.get(i));
      assertEquals(expected, bits(program.referenceShot(Cancellation.NEVER)));
      ShotBits shots = program.run(3, i, Workers.SEQUENTIAL, Cancellation.NEVER).measurements();
      assertEquals(expected, bits(shots));
    }
  }

  /** A random Clifford circuit, its inverse, and bit flips in between that the end shows. */
  private static String deterministic(int qubits, int gates, Random random) {
    List<String> oneWay = new ArrayList<>();
    List<String> back = new ArrayList<>();
    for (int g = 0; g < gates; g++) {
      int a = random.nextInt(qubits);
      int b = (a + 1 + random.nextInt(qubits - 1)) % qubits;
      switch (random.nextInt(5)) {
        case 0 -> {
          oneWay.add("H " + a);
          back.addFirst("H " + a);
        }
        case 1 -> {
          oneWay.add("S " + a);
          back.addFirst("S_DAG " + a);
        }
        case 2 -> {
          oneWay.add("SQRT_YY %d %d".formatted(a, b));
          back.addFirst("SQRT_YY_DAG %d %d".formatted(a, b));
        }
        case 3 -> {
          oneWay.add("CZ %d %d".formatted(a, b));
          back.addFirst("CZ %d %d".formatted(a, b));
        }
        default -> {
          oneWay.add("CX %d %d".formatted(a, b));
          back.addFirst("CX %d %d".formatted(a, b));
        }
      }
    }
    var text = new StringBuilder();
    for (int q = 0; q < qubits; q++) {
      text.append(random.nextBoolean() ? "X " + q + "\n" : "");
    }
    text.append(String.join("\n", oneWay))
        .append('\n')
        .append(String.join("\n", back))
        .append("\nM");
    for (int q = 0; q < qubits; q++) {
      text.append(random.nextInt(4) == 0 ? " !" : " ").append(q);
    }
    return text.append('\n').toString();
  }
}
