package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.classical.BitPatterns;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;

/**
 * A circuit as an OpenQASM 2.0 program with the qelib1.inc that Qiskit's loader has.
 *
 * <p>Gates that it lacks are written by their decompositions, global phases are left out since the
 * language has none. What remains unwritable: gates under controls that no gate of the library has,
 * and control flow beyond the comparison of a register with a number.
 */
public final class OpenQasm2Writer {
  private static final Set<Gate> WITHOUT_LIBRARY_GATE =
      EnumSet.of(
          Gate.GPHASE,
          Gate.R,
          Gate.CS,
          Gate.CSDG,
          Gate.ISWAP,
          Gate.DCX,
          Gate.ECR,
          Gate.RYY,
          Gate.RZX,
          Gate.CCZ);

  private final Circuit circuit;
  private final List<String> bitNames = new ArrayList<>();
  private final List<String> registerNames;
  private final StringBuilder program = new StringBuilder();

  private OpenQasm2Writer(Circuit circuit, List<String> registerNames) {
    this.circuit = circuit;
    this.registerNames = registerNames;
    for (int i = 0; i < registerNames.size(); i++) {
      for (int bit = 0; bit < circuit.registers().get(i).size(); bit++) {
        bitNames.add(registerNames.get(i) + "[" + bit + "]");
      }
    }
  }

  /** The program, or why there is none. */
  public static WriteResult write(Circuit circuit) {
    try {
      if (circuit.scratchBits() > 0 || !circuit.variables().isEmpty()) {
        throw new Unwritable("OpenQASM 2 has no variables; write OpenQASM 3");
      }
      var writer = new OpenQasm2Writer(circuit, RegisterNames.of(circuit, true));
      writer.writeAll();
      return new WriteResult.Written(writer.program.toString());
    } catch (Unwritable unwritable) {
      return new WriteResult.Unwritable(String.valueOf(unwritable.getMessage()));
    }
  }

  private void writeAll() {
    program.append("OPENQASM 2.0;\ninclude \"qelib1.inc\";\n");
    if (circuit.qubits() > 0) {
      program.append("qreg q[").append(circuit.qubits()).append("];\n");
    }
    for (int i = 0; i < registerNames.size(); i++) {
      program
          .append("creg ")
          .append(registerNames.get(i))
          .append('[')
          .append(circuit.registers().get(i).size())
          .append("];\n");
    }
    circuit.operations().forEach(operation -> write("", operation));
  }

  private void write(String condition, Operation operation) {
    switch (operation) {
      case GateApplication gate -> gate(condition, gate);
      case Measure measure ->
          line(
              condition, "measure " + wire(measure.qubit()) + " -> " + bitNames.get(measure.bit()));
      case Reset reset -> line(condition, "reset " + wire(reset.qubit()));
      case Barrier barrier -> {
        if (!barrier.qubits().isEmpty()) {
          line(
              condition,
              "barrier "
                  + String.join(
                      ",", barrier.qubits().stream().map(OpenQasm2Writer::wire).toList()));
        }
      }
      case ControlOperation.If branch -> branch(condition, branch);
      case ControlOperation control ->
          throw new Unwritable(
              "OpenQASM 2 has no "
                  + control.getClass().getSimpleName()
                  + " of values; write OpenQASM 3");
    }
  }

  private void line(String condition, String statement) {
    program.append(condition).append(statement).append(";\n");
  }

  private static String wire(int qubit) {
    return "q[" + qubit + "]";
  }

  private void branch(String outer, ControlOperation.If branch) {
    boolean simple =
        outer.isEmpty()
            && branch.otherwise().isEmpty()
            && keepsCondition(branch.then())
            && branch.condition() instanceof Expression.Binary binary
            && binary.operator() == Operator.EQUAL
            && binary.left() instanceof Expression.BitsRead
            && binary.right() instanceof Expression.Constant;
    if (!simple) {
      throw new Unwritable(
          "an if of OpenQASM 2 compares one register with a number and runs one operation; write"
              + " OpenQASM 3");
    }
    var comparison = (Expression.Binary) branch.condition();
    List<Integer> bits = ((Expression.BitsRead) comparison.left()).bits();
    Value value = ((Expression.Constant) comparison.right()).value();
    boolean isNumber =
        value instanceof Value.BitString || (value instanceof Value.Whole w && w.value() >= 0);
    int register = register(bits);
    if (register < 0 || !isNumber) {
      throw new Unwritable("an if of OpenQASM 2 compares a whole register with a number");
    }
    String condition = "if(" + registerNames.get(register) + "==" + BitPatterns.of(value) + ") ";
    branch.then().forEach(step -> write(condition, step));
  }

  /** Written one by one, each under the condition, so none but the last may change a bit. */
  private static boolean keepsCondition(List<Operation> steps) {
    return !steps.isEmpty()
        && steps.subList(0, steps.size() - 1).stream().noneMatch(Measure.class::isInstance);
  }

  private int register(List<Integer> bits) {
    for (int i = 0; i < registerNames.size(); i++) {
      int first = circuit.firstBit(i);
      boolean same = bits.size() == circuit.registers().get(i).size();
      for (int k = 0; same && k < bits.size(); k++) {
        same = bits.get(k) == first + k;
      }
      if (same) {
        return i;
      }
    }
    return -1;
  }

  private void gate(String condition, GateApplication gate) {
    if (gate.gate() == Gate.GPHASE && gate.modifierControls() == 0) {
      return;
    }
    Gate known = gate.modifierControls() == 0 ? gate.gate() : controlled(gate);
    if (WITHOUT_LIBRARY_GATE.contains(known)) {
      gate.decomposition().forEach(step -> gate(condition, step));
      return;
    }
    var parameters = new ArrayList<String>();
    for (int i = 0; i < gate.parameters(); i++) {
      parameters.add(Double.toString(gate.parameter(i)));
    }
    var wires = new ArrayList<String>();
    for (int i = 0; i < gate.qubits(); i++) {
      wires.add(wire(gate.qubit(i)));
    }
    line(
        condition,
        known.symbol()
            + (parameters.isEmpty() ? "" : "(" + String.join(",", parameters) + ")")
            + " "
            + String.join(",", wires));
  }

  /** The gate of the library that is this gate with its added controls. */
  private static Gate controlled(GateApplication gate) {
    if (gate.negated() == 0) {
      for (Gate candidate : Gate.values()) {
        if (candidate.controls() == gate.controls()
            && candidate.controls() > 0
            && candidate.kernel() == gate.kernel()) {
          return candidate;
        }
      }
    }
    throw new Unwritable("no gate of qelib1.inc is " + gate + "; write OpenQASM 3");
  }
}
