package org.laplace.circuits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;

class ControllerTest {
  private static final Operation MEASURE = new Measure(0, 1);
  private static final Operation RESET = new Reset(0);

  private static final long STEPS = 1000;

  private static Circuit circuit(Operation... operations) {
    return new Circuit(
        1,
        List.of(new ClassicalRegister("a", 2), new ClassicalRegister("b", 3)),
        1,
        List.of(new ClassicalType.Uint(8)),
        List.of(operations));
  }

  private static Expression number(long value) {
    return new Expression.Constant(Value.Whole.of(value));
  }

  private static Expression registerAIs(long value) {
    return new Expression.Binary(
        Operator.EQUAL, new Expression.BitsRead(List.of(0, 1)), number(value));
  }

  private static Expression variable() {
    return new Expression.VariableRead(0);
  }

  private static Operation add(long value) {
    return new ControlOperation.AssignVariable(
        0, new Expression.Binary(Operator.ADD, variable(), number(value)));
  }

  private static List<QuantumOperation> run(Controller controller) {
    var steps = new java.util.ArrayList<QuantumOperation>();
    for (var step = controller.next(); step != null; step = controller.next()) {
      steps.add(step);
    }
    return steps;
  }

  @Test
  void bitsAreWrittenAsQiskitDoesWithTheLastRegisterLeftmost() {
    assertEquals("001 10", circuit().bitString(new boolean[] {false, true, true, false, false}));
  }

  @Test
  void anIfRunsTheBranchThatTheOutcomeChooses() {
    var circuit =
        circuit(
            MEASURE,
            new ControlOperation.If(registerAIs(2), List.of(RESET), List.of(new Reset(0), MEASURE)),
            new Barrier(List.of(0)));
    assertFalse(circuit.isStatic());
    var one = new Controller(circuit, STEPS);
    assertEquals(MEASURE, one.next());
    var zero = one.fork();
    one.record(1, true);
    assertEquals(List.of(RESET, new Barrier(List.of(0))), run(one));
    assertEquals("000 10", one.bitString());
    zero.record(1, false);
    assertEquals(RESET, zero.next());
    assertEquals(MEASURE, zero.next());
    assertEquals("000 00", zero.bitString());
  }

  @Test
  void aWhileLoopRunsUntilItsConditionFails() {
    var controller =
        new Controller(
            circuit(
                new ControlOperation.While(
                    new Expression.Binary(Operator.LESS, variable(), number(3)),
                    List.of(RESET, add(1)))),
            STEPS);
    assertEquals(List.of(RESET, RESET, RESET), run(controller));
    assertEquals(new ShotEnd.Finished(), controller.end());
  }

  @Test
  void anExitLeavesItsBlockAndTheLoopsInIt() {
    var circuit =
        circuit(
            new ControlOperation.Block(
                7,
                List.of(
                    new ControlOperation.While(
                        new Expression.Constant(new Value.Truth(true)),
                        List.of(RESET, new ControlOperation.Exit(7))))),
            new Barrier(List.of()));
    assertEquals(List.of(RESET, new Barrier(List.of())), run(new Controller(circuit, STEPS)));
  }

  @Test
  void anEndlessLoopIsExhaustedAfterItsSteps() {
    var controller =
        new Controller(
            circuit(
                new ControlOperation.While(
                    new Expression.Constant(new Value.Truth(true)), List.of())),
            STEPS);
    assertNull(controller.next());
    assertEquals(new ShotEnd.Exhausted(STEPS), controller.end());
  }

  @Test
  void aDivisionByZeroIsAFaultAndNotAnException() {
    var controller =
        new Controller(
            circuit(
                new ControlOperation.AssignVariable(
                    0, new Expression.Binary(Operator.DIVIDE, number(1), variable())),
                RESET),
            STEPS);
    assertNull(controller.next());
    assertEquals(new ShotEnd.Faulted("division of an integer by zero"), controller.end());
  }

  @Test
  void aComputedGateTakesItsParametersFromTheMemory() {
    var circuit =
        circuit(
            add(2),
            new ControlOperation.ComputedGate(
                Gate.U, List.of(variable(), number(3), number(5)), true, 0, 0, List.of(0)));
    assertEquals(
        List.of(GateApplication.of(Gate.U, new double[] {-2, -5, -3}, 0)),
        run(new Controller(circuit, STEPS)));
  }

  @Test
  void assignedBitsAreTheResult() {
    var controller =
        new Controller(
            circuit(
                new ControlOperation.AssignBits(List.of(4, 2), number(2)),
                new ControlOperation.AssignChosenBit(
                    IntStream.range(0, 2).boxed().toList(), number(-1), number(1))),
            STEPS);
    assertNull(controller.next());
    assertEquals("001 10", controller.bitString());
  }
}
