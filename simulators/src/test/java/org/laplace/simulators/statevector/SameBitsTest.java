package org.laplace.simulators.statevector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Execution;
import org.laplace.simulators.GoldenVector;
import org.laplace.simulators.GoldenVectors;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.ResultRoot;
import org.laplace.simulators.Run;
import org.laplace.simulators.RunListener;
import org.laplace.simulators.Workers;
import org.laplace.simulators.statevector.plan.Plan;

/** Neither the number of threads nor the code that is used changes a bit. */
class SameBitsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void goldenRootsAreTheSameOnAnyNumberOfThreads(int threads) {
    StateVectorEngine engine = StateVectorEngine.planned();
    try (Workers workers = Workers.of(threads)) {
      for (GoldenVector vector : GoldenVectors.of(engine)) {
        if (engine.prepare(vector.program())
            instanceof Preparation.Ready(Computation computation)) {
          Outcome outcome =
              Run.of(
                  computation,
                  computation.cost().workUnits(),
                  workers,
                  RunListener.NONE,
                  Cancellation.NEVER);
          assertEquals(
              vector.root(), ResultRoot.of(outcome.kind(), outcome.resultBytes()), vector.name());
        }
      }
    }
  }

  private static List<Operation> layers(int qubits, int depth) {
    var operations = new ArrayList<Operation>();
    for (int layer = 0; layer < depth; layer++) {
      for (int qubit = 0; qubit < qubits; qubit++) {
        operations.add(Circuits.turned(Gate.RY, 0.1 + layer + qubit, qubit));
        operations.add(Circuits.turned(Gate.CRX, 0.2 + qubit, qubit, (qubit + 1 + layer) % qubits));
        operations.add(Circuits.turned(Gate.CP, 0.3 + layer, qubit, (qubit + 2) % qubits));
      }
    }
    return operations;
  }

  /** The digest after each segment, and the result. */
  private static List<ByteString> digests(Execution execution) {
    var digests = new ArrayList<ByteString>();
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      outcome = execution.advance();
      digests.add(execution.digest());
    }
    digests.add(outcome.get().resultBytes());
    return digests;
  }

  @Test
  void everySegmentOfASampledRunHasTheSameDigestByScalarAndByVectorCode() {
    Circuit circuit = Circuits.measured(17, layers(17, 3));
    Plan plan =
        Plan.of(
            17, circuit.operations().stream().filter(GATES::isInstance).map(GATES::cast).toList());
    List<Integer> bits = IntStream.range(0, 17).boxed().toList();
    try (Workers workers = Workers.of(2)) {
      List<ByteString> expected =
          digests(
              new PlannedExecution(
                  circuit,
                  bits,
                  plan,
                  50,
                  3,
                  Long.MAX_VALUE,
                  new ScalarKernels(),
                  Workers.SEQUENTIAL));
      assertEquals(
          expected,
          digests(
              new PlannedExecution(
                  circuit, bits, plan, 50, 3, Long.MAX_VALUE, new VectorKernels(), workers)));
    }
  }

  private static final Class<GateApplication> GATES = GateApplication.class;

  @ParameterizedTest
  @ValueSource(ints = {5, 11, 15, 16})
  void everySegmentOfABranchingRunHasTheSameDigestByScalarAndByVectorCode(int qubits) {
    List<Operation> operations = layers(qubits, 1);
    operations.add(new Measure(1, 1));
    operations.addAll(layers(qubits, 1));
    operations.add(new Reset(3));
    operations.add(new Measure(4, 4));
    operations.addAll(layers(qubits, 1));
    Circuit circuit = Circuits.measured(qubits, operations);
    var computation = (StateVectorComputation.Branching) StateVectorComputation.of(circuit, 40, 5);
    try (Workers workers = Workers.of(2)) {
      List<ByteString> expected =
          digests(
              new BranchedExecution(
                  circuit,
                  computation.work(),
                  40,
                  5,
                  Long.MAX_VALUE,
                  new ScalarKernels(),
                  Workers.SEQUENTIAL));
      assertEquals(
          expected,
          digests(
              new BranchedExecution(
                  circuit,
                  computation.work(),
                  40,
                  5,
                  Long.MAX_VALUE,
                  new VectorKernels(),
                  workers)));
    }
  }
}
