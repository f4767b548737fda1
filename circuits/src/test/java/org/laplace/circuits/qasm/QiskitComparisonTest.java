package org.laplace.circuits.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.DenseMatrix;
import org.laplace.circuits.PythonOracle;
import org.laplace.circuits.ReferenceSimulator;
import org.laplace.circuits.UnitaryMatrix;

/** The programs beside this test mean to us what they mean to Qiskit. */
class QiskitComparisonTest {
  private static final double AMPLITUDE_TOLERANCE = 1e-12;

  /** Total variation of 20,000 shots over at most 32 results; the oracle's seed is fixed. */
  private static final double SAMPLING_TOLERANCE = 0.02;

  @TempDir Path folder;

  private static List<Path> programs() throws Exception {
    Path resources = Path.of(QiskitComparisonTest.class.getResource("programs").toURI());
    try (Stream<Path> files = Files.list(resources)) {
      return files.sorted().toList();
    }
  }

  @TestFactory
  List<DynamicTest> everyProgramMeansWhatItMeansToQiskit() throws Exception {
    Optional<Path> python = PythonOracle.python();
    Assumptions.assumeTrue(python.isPresent(), "tools/python-oracle is not available");
    List<Path> programs = programs();
    for (Path program : programs) {
      Files.copy(program, folder.resolve(program.getFileName().toString()));
    }
    var result =
        PythonOracle.run(
            List.of(
                python.orElseThrow().toString(),
                Path.of(System.getProperty("laplace.repository", ".."))
                    .resolve("circuits/src/test/python/circuit_oracle.py")
                    .toString(),
                folder.toString()));
    assertEquals(0, result.code(), result.errors());
    var tests = new ArrayList<DynamicTest>();
    for (Path program : programs) {
      String name = program.getFileName().toString().replace(".qasm", "");
      String source = Files.readString(program);
      Circuit circuit = Programs.circuit(source);
      Path unitary = folder.resolve(name + ".unitary");
      if (Files.exists(unitary)) {
        // Read now: the folder goes when this method returns.
        DenseMatrix expected = readUnitary(unitary);
        tests.add(
            dynamicTest(
                name,
                () ->
                    assertTrue(
                        ReferenceSimulator.unitary(circuit).distance(expected)
                            < AMPLITUDE_TOLERANCE)));
      } else {
        SortedMap<String, Double> expected = readCounts(folder.resolve(name + ".counts"));
        tests.add(
            dynamicTest(
                name,
                () -> {
                  var ours = ReferenceSimulator.distribution(circuit);
                  assertTrue(
                      ReferenceSimulator.distance(ours, expected) < SAMPLING_TOLERANCE,
                      () -> "ours " + ours + ", Qiskit's " + expected);
                }));
      }
    }
    return tests;
  }

  private static DenseMatrix readUnitary(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    double[] re = new double[lines.size()];
    double[] im = new double[lines.size()];
    for (int i = 0; i < re.length; i++) {
      String[] parts = lines.get(i).split(" ", -1);
      re[i] = Double.parseDouble(parts[0]);
      im[i] = Double.parseDouble(parts[1]);
    }
    return DenseMatrix.of(UnitaryMatrix.of(re, im));
  }

  private static SortedMap<String, Double> readCounts(Path file) throws IOException {
    var counts = new TreeMap<String, Double>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split(" ", -1);
      counts.put(parts[0], Double.parseDouble(parts[1]));
    }
    double shots = counts.values().stream().mapToDouble(Double::doubleValue).sum();
    counts.replaceAll((bits, count) -> count / shots);
    return counts;
  }
}
