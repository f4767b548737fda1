package org.laplace.simulators.statevector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Operation;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Workers;

/**
 * The engine against Qiskit Aer. Skipped where Aer cannot be installed, unless the environment says
 * CI=true.
 */
class AerTest {
  private static final int CIRCUITS = 40;

  /** 500 in the long suite; Aer takes most of the time. */
  private static final int FEED_FORWARD_CIRCUITS = Integer.getInteger("laplace.aer.circuits", 60);

  /** Gates of qelib1.inc: name, parameters, qubits. */
  private static final List<String> GATES =
      List.of(
          "u3 3 1",
          "u2 2 1",
          "u1 1 1",
          "id 0 1",
          "x 0 1",
          "y 0 1",
          "z 0 1",
          "h 0 1",
          "s 0 1",
          "sdg 0 1",
          "t 0 1",
          "tdg 0 1",
          "rx 1 1",
          "ry 1 1",
          "rz 1 1",
          "sx 0 1",
          "sxdg 0 1",
          "p 1 1",
          "cx 0 2",
          "cy 0 2",
          "cz 0 2",
          "ch 0 2",
          "swap 0 2",
          "crx 1 2",
          "cry 1 2",
          "crz 1 2",
          "cu1 1 2",
          "cp 1 2",
          "cu3 3 2",
          "csx 0 2",
          "rxx 1 2",
          "rzz 1 2",
          "ccx 0 3",
          "cswap 0 3",
          "rccx 0 3",
          "c3x 0 4",
          "c4x 0 5");

  private static Path python = Path.of("python");

  private static Path repository() {
    return Path.of(System.getProperty("laplace.repository"));
  }

  @BeforeAll
  static void findPython() throws IOException, InterruptedException {
    Path script = repository().resolve("tools/python-oracle");
    Process process =
        new ProcessBuilder(script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      assertTrue(!"true".equals(System.getenv("CI")), "tools/python-oracle failed, see stderr");
      abort("Qiskit Aer cannot be installed here, so the engine is not compared with it");
    }
    python = Path.of(path.strip());
  }

  private static List<String> answers(List<String> requests)
      throws IOException, InterruptedException {
    Path input = Files.createTempFile("aer", ".jsonl");
    Path output = Files.createTempFile("aer", ".out");
    Files.write(input, requests);
    Process process =
        new ProcessBuilder(
                python.toString(),
                repository().resolve("simulators/src/test/python/aer.py").toString())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals(0, process.waitFor());
    return Files.readAllLines(output);
  }

  private static String request(String qasm, int shots) {
    return "{\"qasm\": \""
        + new String(JsonStringEncoder.getInstance().quoteAsString(qasm))
        + "\", \"shots\": "
        + shots
        + "}";
  }

  private static String gate(int qubits, Random random) {
    while (true) {
      String[] gate = GATES.get(random.nextInt(GATES.size())).split(" ", -1);
      int parameters = Integer.parseInt(gate[1]);
      int operands = Integer.parseInt(gate[2]);
      if (operands <= qubits) {
        String angles =
            IntStream.range(0, parameters)
                .mapToObj(i -> String.format(Locale.ROOT, "%.17g", 7 * random.nextGaussian()))
                .collect(Collectors.joining(", "));
        String wires =
            random
                .ints(0, qubits)
                .distinct()
                .limit(operands)
                .mapToObj(q -> "q[" + q + "]")
                .collect(Collectors.joining(", "));
        return gate[0] + (parameters == 0 ? "" : "(" + angles + ")") + " " + wires + ";\n";
      }
    }
  }

  private static String header(int qubits) {
    return "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q["
        + qubits
        + "];\ncreg c["
        + qubits
        + "];\n";
  }

  private static Circuit parse(String qasm) {
    return assertInstanceOf(
            ParseResult.Parsed.class,
            OpenQasm.parse(qasm, new TreeMap<>(), ParseLimits.LOCAL),
            qasm)
        .circuit();
  }

  @Test
  void amplitudesAreThoseOfAerToTwelveDigits() throws IOException, InterruptedException {
    var random = new Random(2026);
    var programs = new ArrayList<String>();
    for (int i = 0; i < CIRCUITS; i++) {
      int qubits = 1 + random.nextInt(8);
      var program = new StringBuilder(header(qubits));
      for (int g = 0; g < 60; g++) {
        program.append(gate(qubits, random));
      }
      programs.add(program.toString());
    }
    List<String> answers = answers(programs.stream().map(p -> request(p, 0)).toList());
    for (int i = 0; i < CIRCUITS; i++) {
      assertAmplitudes(numbers(answers.get(i)), parse(programs.get(i)), programs.get(i));
    }
  }

  private static void assertAmplitudes(double[] expected, Circuit circuit, String what) {
    FinalState state = FinalState.of(circuit, Workers.SEQUENTIAL, Cancellation.NEVER);
    assertEquals(2 << circuit.qubits(), expected.length);
    for (int k = 0; k < 1 << circuit.qubits(); k++) {
      assertEquals(expected[2 * k], state.re(k), 1e-12, what);
      assertEquals(expected[2 * k + 1], state.im(k), 1e-12, what);
    }
  }

  @Test
  void everyGateOfTheTableIsTheGateOfQiskitOfThatName() throws IOException, InterruptedException {
    // Qiskit has no u0 any more.
    List<Gate> gates = Stream.of(Gate.values()).filter(gate -> gate != Gate.U0).toList();
    var requests = new ArrayList<String>();
    var circuits = new ArrayList<Circuit>();
    var random = new Random(61);
    for (Gate gate : gates) {
      double[] parameters = Circuits.parameters(gate, random);
      requests.add(
          "{\"gate\": \"%s\", \"parameters\": %s, \"shots\": 0}"
              .formatted(gate.symbol(), Arrays.toString(parameters)));
      var operations = new ArrayList<Operation>();
      for (int qubit = 0; qubit < 5; qubit++) {
        double[] angles = {0.3 + qubit, 0.2 * qubit, 0.1 - qubit};
        operations.add(GateApplication.of(Gate.U, angles, qubit));
      }
      int[] qubits = IntStream.range(0, gate.qubits()).toArray();
      operations.add(GateApplication.of(gate, parameters, qubits));
      circuits.add(Circuits.of(5, operations));
    }
    List<String> answers = answers(requests);
    for (int i = 0; i < gates.size(); i++) {
      assertAmplitudes(numbers(answers.get(i)), circuits.get(i), gates.get(i).symbol());
    }
  }

  @Test
  void circuitsWithFeedForwardHaveAersDistributions() throws IOException, InterruptedException {
    int shots = 1000;
    var random = new Random(409);
    var programs = new ArrayList<String>();
    for (int i = 0; i < FEED_FORWARD_CIRCUITS; i++) {
      int qubits = 2 + random.nextInt(3);
      var program = new StringBuilder(header(qubits));
      for (int g = 0; g < 20; g++) {
        int qubit = random.nextInt(qubits);
        switch (random.nextInt(8)) {
          case 0 -> program.append("measure q[%1$d] -> c[%1$d];\n".formatted(qubit));
          case 1 -> program.append("reset q[" + qubit + "];\n");
          case 2 ->
              program.append("if (c == " + random.nextInt(1 << qubits) + ") x q[" + qubit + "];\n");
          default -> program.append(gate(qubits, random));
        }
      }
      programs.add(program.append("measure q -> c;\n").toString());
    }
    List<String> answers = answers(programs.stream().map(p -> request(p, shots)).toList());
    for (int i = 0; i < programs.size(); i++) {
      Map<String, Integer> expected = counts(answers.get(i));
      Map<String, Integer> found = Circuits.run(parse(programs.get(i)), shots, i).counts();
      assertSameDistribution(expected, found, programs.get(i));
    }
  }

  /**
   * Pearson's chi-square of two samples of equal size. Seeds are fixed, so that the outcome is,
   * too; the bound is passed by one in 10^6 fair comparisons.
   */
  private static void assertSameDistribution(
      Map<String, Integer> expected, Map<String, Integer> found, String program) {
    var all = new TreeSet<>(expected.keySet());
    all.addAll(found.keySet());
    double sum = 0;
    for (String bits : all) {
      double one = expected.getOrDefault(bits, 0);
      double other = found.getOrDefault(bits, 0);
      sum += (one - other) * (one - other) / (one + other);
    }
    // Wilson and Hilferty: the cube root of chi-square over its freedom is nearly normal.
    double freedom = Math.max(1, all.size() - 1);
    double bound =
        freedom * Math.pow(1 - 2 / (9 * freedom) + 4.8 * Math.sqrt(2 / (9 * freedom)), 3);
    assertTrue(sum <= bound, program + expected + found);
  }

  private static double[] numbers(String json) throws IOException {
    var numbers = new ArrayList<Double>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isNumeric()) {
          numbers.add(parser.getDoubleValue());
        }
      }
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Map<String, Integer> counts(String json) throws IOException {
    var counts = new TreeMap<String, Integer>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          counts.put(parser.currentName(), parser.getIntValue());
        }
      }
    }
    return counts;
  }
}
