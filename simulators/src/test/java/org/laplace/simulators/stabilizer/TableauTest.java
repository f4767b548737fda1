package org.laplace.simulators.stabilizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Execution;
import org.laplace.simulators.RandomCliffords;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.VectorApi;
import org.laplace.simulators.Workers;
import org.laplace.simulators.stabilizer.CliffordStep.Kind;

class TableauTest {
  private static byte[] digest(Tableau tableau) {
    var digest = Sha256.start();
    tableau.addTo(digest);
    return digest.digest();
  }

  private static Steps random(int qubits, int count, Random random) {
    var steps = new Steps();
    Kind[] gates = {Kind.X, Kind.Y, Kind.Z, Kind.H, Kind.S, Kind.SDG, Kind.CX, Kind.CZ};
    for (int i = 0; i < count; i++) {
      int a = random.nextInt(qubits);
      int b = qubits == 1 ? 0 : (a + 1 + random.nextInt(qubits - 1)) % qubits;
      steps.add(gates[random.nextInt(qubits == 1 ? 6 : 8)], a, b);
    }
    return steps;
  }

  /** Rows of 2, 4, 8, 10, 16 and 32 words: with and without room for whole vectors. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 100, 250, 300, 512, 1000})
  void vectorsGiveTheBitsOfTheScalarCode(int qubits) {
    assertTrue(VectorApi.isUsable(), "this module's tests run with the Vector API");
    var random = new Random(qubits);
    var scalar = new Tableau(qubits, CliffordTable.EMPTY, ScalarTableauKernel.INSTANCE);
    var vector = new Tableau(qubits, CliffordTable.EMPTY, VectorTableauKernel.INSTANCE);
    for (int round = 0; round < 4; round++) {
      Steps steps = random(qubits, 20 * qubits, random);
      scalar.apply(steps, 0, steps.size());
      vector.apply(steps, 0, steps.size());
      assertArrayEquals(digest(scalar), digest(vector));
      for (int k = 0; k < 30; k++) {
        int qubit = random.nextInt(qubits);
        double draw = random.nextDouble();
        assertEquals(scalar.measure(qubit, draw), vector.measure(qubit, draw));
      }
      assertArrayEquals(digest(scalar), digest(vector));
    }
  }

  @Test
  void everySegmentOfARunIsTheSameWithAnyNumberOfThreads() {
    var random = new Random(12);
    Circuit circuit = RandomCliffords.circuit(40, RandomCliffords.operations(40, 60_000, random));
    Computation computation = StabilizerComputation.of(circuit, 9000, 5);
    List<String> alone = segments(computation, Workers.SEQUENTIAL);
    assertTrue(alone.size() > 2, "the run has several segments");
    for (int threads : new int[] {2, 4}) {
      try (Workers workers = Workers.of(threads)) {
        assertEquals(alone, segments(computation, workers));
      }
    }
  }

  private static List<String> segments(Computation computation, Workers workers) {
    var digests = new ArrayList<String>();
    Execution execution = computation.start(computation.cost().workUnits(), workers);
    while (execution.advance().isEmpty()) {
      digests.add(
          execution.workDone() + " " + HexFormat.of().formatHex(execution.digest().toByteArray()));
    }
    digests.add(
        execution.workDone() + " " + HexFormat.of().formatHex(execution.digest().toByteArray()));
    return digests;
  }

  @Test
  void aStimCircuitHasTheSameShotsWithAnyNumberOfThreadsAndASmallerRunIsAPrefix() {
    StimProgram program =
        assertInstanceOf(
                StimProgram.Parsed.class,
                StimProgram.parse(
                    """
                    REPEAT 20 {
                        H 0
                        CX 0 1 1 2
                        DEPOLARIZE2(0.1) 0 1 1 2
                        MR(0.01) 1 2
                    }
                    M 0
                    DETECTOR rec[-1]
                    """))
            .program();
    byte[] alone = program.run(5000, 3, Workers.SEQUENTIAL, () -> false).measurements().bytes();
    try (Workers workers = Workers.of(4)) {
      assertArrayEquals(alone, program.run(5000, 3, workers, () -> false).measurements().bytes());
    }
    byte[] fewer = program.run(1100, 3, Workers.SEQUENTIAL, () -> false).measurements().bytes();
    for (int k = 0; k < fewer.length; k++) {
      assertEquals(alone[k], fewer[k]);
    }
  }
}
