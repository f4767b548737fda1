package org.laplace.circuits;

import java.util.List;
import org.laplace.circuits.classical.Expression;

/** What the classical half of a shot does between the steps on qubits. */
public sealed interface ControlOperation extends Operation {
  /** Runs one of two lists, as the condition says at that time. */
  record If(Expression condition, List<Operation> then, List<Operation> otherwise)
      implements ControlOperation {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** Runs the body as long as the condition holds, which is asked before each round. */
  record While(Expression condition, List<Operation> body) implements ControlOperation {
    public While {
      body = List.copyOf(body);
    }
  }

  /** Runs the body; an {@link Exit} with the label goes to its end. */
  record Block(int label, List<Operation> body) implements ControlOperation {
    public Block {
      body = List.copyOf(body);
    }
  }

  /** Goes to the end of the innermost running {@link Block} with the label. */
  record Exit(int label) implements ControlOperation {}

  /** Ends the shot. */
  record End() implements ControlOperation {}

  /** Ends the shot without a result. */
  record Fault(String reason) implements ControlOperation {}

  /** Sets bits of the memory, lowest first; the value has as many. */
  record AssignBits(List<Integer> bits, Expression value) implements ControlOperation {
    public AssignBits {
      bits = List.copyOf(bits);
    }
  }

  /** Sets the one of the bits that the index chooses during the shot. */
  record AssignChosenBit(List<Integer> bits, Expression index, Expression value)
      implements ControlOperation {
    public AssignChosenBit {
      bits = List.copyOf(bits);
    }
  }

  /** Sets a variable; the value is of its type. */
  record AssignVariable(int variable, Expression value) implements ControlOperation {}

  /** Sets an element of an array variable, by its place in row-major order. */
  record AssignElement(int variable, Expression place, Expression value)
      implements ControlOperation {}

  /**
   * A gate whose parameters are computed during the shot, or its inverse.
   *
   * @param modifierControls as in {@link GateApplication}
   * @param negated as in {@link GateApplication}
   */
  record ComputedGate(
      Gate gate,
      List<Expression> parameters,
      boolean inverted,
      int modifierControls,
      long negated,
      List<Integer> qubits)
      implements ControlOperation {
    public ComputedGate {
      parameters = List.copyOf(parameters);
      qubits = List.copyOf(qubits);
    }
  }
}
