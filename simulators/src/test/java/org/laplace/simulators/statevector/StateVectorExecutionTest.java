package org.laplace.simulators.statevector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.simulators.statevector.Circuits.gate;
import static org.laplace.simulators.statevector.Circuits.turned;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Run;
import org.laplace.simulators.RunListener;

/** How runs advance, what they cost, how they end. */
class StateVectorExecutionTest {
  private static final int SHOTS = 50;

  private static List<Operation> layers(int qubits, int depth) {
    var operations = new ArrayList<Operation>();
    for (int layer = 0; layer < depth; layer++) {
      for (int qubit = 0; qubit < qubits; qubit++) {
        operations.add(turned(Gate.RY, 0.1 + layer + qubit, qubit));
        operations.add(gate(Gate.CX, qubit, (qubit + 1) % qubits));
      }
    }
    return operations;
  }

  private static Circuit sampled() {
    return Circuits.measured(14, layers(14, 20));
  }

  private static Circuit midCircuit() {
    List<Operation> operations = layers(12, 5);
    operations.add(new Measure(3, 3));
    operations.add(new Reset(4));
    operations.addAll(layers(12, 5));
    return Circuits.measured(12, operations);
  }

  static Stream<Circuit> circuits() {
    return Stream.of(sampled(), midCircuit());
  }

  private static StateVectorComputation computation(Circuit circuit) {
    return StateVectorComputation.of(circuit, SHOTS, 42);
  }

  private static List<ByteString> digests(StateVectorComputation computation) {
    Execution execution = computation.start(computation.cost().workUnits());
    var digests = new ArrayList<ByteString>();
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      outcome = execution.advance();
      digests.add(execution.digest());
      assertEquals(digests.size(), execution.segment());
    }
    digests.add(outcome.get().resultBytes());
    assertThrows(IllegalStateException.class, execution::advance);
    return digests;
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void twoRunsHaveEqualDigestsAfterEachSegmentAndEqualResults(Circuit circuit) {
    List<ByteString> first = digests(computation(circuit));
    assertEquals(first, digests(computation(circuit)));
    assertTrue(first.size() >= 2, first.size() + " segments");
    assertEquals(first.size(), first.stream().distinct().count());
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void anotherSeedGivesOtherShots(Circuit circuit) {
    assertNotEquals(
        digests(computation(circuit)).getLast(),
        digests(StateVectorComputation.of(circuit, SHOTS, 43)).getLast());
  }

  @Test
  void theCostOfASampledRunIsExactlyWhatItTakes() {
    var computation = computation(sampled());
    Execution execution = computation.start(computation.cost().workUnits());
    while (execution.advance().isEmpty()) {}
    assertEquals(computation.cost().workUnits(), execution.workDone());
    assertEquals(14, computation.cost().size());
    assertEquals((16L << 14) + (8 << 14) / 64 + SHOTS * 2, computation.cost().memoryBytes());
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void oneUnitLessThanNeededEndsExhausted(Circuit circuit) {
    var computation = computation(circuit);
    Execution whole = computation.start(Long.MAX_VALUE);
    while (whole.advance().isEmpty()) {}
    long needed = whole.workDone();
    assertTrue(needed <= computation.cost().workUnits());
    assertInstanceOf(Outcome.Computed.class, Run.of(computation, needed));
    assertEquals(new Outcome.Exhausted(), Run.of(computation, needed - 1));
    assertEquals(new Outcome.Exhausted(), Run.of(computation, 0));
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void aCancelledRunEndsWithoutOutcome(Circuit circuit) {
    var computation = computation(circuit);
    assertThrows(
        CancellationException.class,
        () -> Run.of(computation, Long.MAX_VALUE, RunListener.NONE, () -> true));
  }

  @Test
  void aGateWhoseMatrixIsNotFiniteDivergesAtItsIndex() {
    var bad = GateApplication.of(Gate.U, new double[] {1, Double.MAX_VALUE, Double.MAX_VALUE}, 0);
    assertEquals(
        new Outcome.Diverged(1),
        Run.of(computation(Circuits.measured(2, List.of(gate(Gate.H, 0), bad))), Long.MAX_VALUE));
    assertEquals(
        new Outcome.Diverged(2),
        Run.of(
            computation(Circuits.measured(2, List.of(gate(Gate.H, 0), new Measure(0, 0), bad))),
            Long.MAX_VALUE));
  }

  private static Expression number(long value) {
    return new Expression.Constant(Value.Whole.of(value));
  }

  private static Expression counter() {
    return new Expression.VariableRead(0);
  }

  private static Operation loop(Expression condition) {
    return new ControlOperation.While(
        condition,
        List.of(
            new Measure(0, 0),
            new ControlOperation.AssignVariable(
                0, new Expression.Binary(Operator.ADD, counter(), number(1)))));
  }

  private static StateVectorComputation withCounter(Operation... operations) {
    return StateVectorComputation.of(
        new Circuit(
            1,
            List.of(new ClassicalRegister("c", 1)),
            0,
            List.of(new ClassicalType.Uint(32)),
            List.of(operations)),
        3,
        0);
  }

  @Test
  void aLoopThatIsLongerThanItsCostIsExhaustedUnlessMoreWorkIsDeclared() {
    var computation =
        withCounter(loop(new Expression.Binary(Operator.LESS, counter(), number(40))));
    Cost cost = computation.cost();
    assertEquals(new Outcome.Exhausted(), Run.of(computation, cost.workUnits()));
    assertInstanceOf(Outcome.Computed.class, Run.of(computation, 3 * cost.workUnits()));
    assertTrue(
        computation.accepts(new Cost(cost.size(), cost.memoryBytes(), 3 * cost.workUnits())));
    assertFalse(
        computation.accepts(new Cost(cost.size(), cost.memoryBytes(), cost.workUnits() - 1)));
  }

  @Test
  void anEndlessLoopIsExhaustedEvenIfItTouchesNoQubit() {
    var condition = new Expression.Constant(new Value.Truth(true));
    assertEquals(
        new Outcome.Exhausted(),
        Run.of(withCounter(loop(condition)), withCounter(loop(condition)).cost().workUnits()));
    var idle = withCounter(new ControlOperation.While(condition, List.of()));
    assertEquals(new Outcome.Exhausted(), Run.of(idle, 1000 * idle.cost().workUnits()));
  }

  @Test
  void aDivisionByZeroDuringAShotDiverges() {
    var computation =
        withCounter(
            new Measure(0, 0),
            new ControlOperation.AssignVariable(
                0, new Expression.Binary(Operator.DIVIDE, number(1), counter())));
    assertEquals(new Outcome.Diverged(1), Run.of(computation, computation.cost().workUnits()));
  }
}
