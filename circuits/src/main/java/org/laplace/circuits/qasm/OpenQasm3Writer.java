package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;

/**
 * A circuit as an OpenQASM 3.0 program with the standard library alone.
 *
 * <p>Read again it is a circuit of the same meaning, and of the same operations where all of them
 * are gates of the standard library, measurements, resets and barriers. Gates that the library
 * lacks are written by their kernels or decompositions.
 */
public final class OpenQasm3Writer {
  private static final Set<Gate> STANDARD = standard();

  private final Circuit circuit;
  private final ExpressionWriter expressions;
  private final StringBuilder program = new StringBuilder();
  private int indent;

  private OpenQasm3Writer(Circuit circuit, List<String> registerNames) {
    this.circuit = circuit;
    this.expressions = new ExpressionWriter(circuit, registerNames);
  }

  private static Set<Gate> standard() {
    var gates = new HashSet<Gate>(Library.standardGates());
    gates.add(Gate.U);
    gates.add(Gate.GPHASE);
    return gates;
  }

  /** The program, or why there is none. */
  public static WriteResult write(Circuit circuit) {
    try {
      List<String> names = RegisterNames.of(circuit, false);
      var writer = new OpenQasm3Writer(circuit, names);
      writer.writeAll(names);
      return new WriteResult.Written(writer.program.toString());
    } catch (Unwritable unwritable) {
      return new WriteResult.Unwritable(String.valueOf(unwritable.getMessage()));
    }
  }

  private void line(String text) {
    program.append("  ".repeat(indent)).append(text).append('\n');
  }

  private void writeAll(List<String> names) {
    line("OPENQASM 3.0;");
    line("include \"stdgates.inc\";");
    if (circuit.qubits() > 0) {
      line("qubit[" + circuit.qubits() + "] " + RegisterNames.QUBITS + ";");
    }
    for (int i = 0; i < names.size(); i++) {
      line("bit[" + circuit.registers().get(i).size() + "] " + names.get(i) + ";");
    }
    boolean hasMemory = circuit.scratchBits() > 0 || !circuit.variables().isEmpty();
    if (!hasMemory) {
      operations(circuit.operations());
      return;
    }
    for (int i = 0; i < circuit.variables().size(); i++) {
      // Bits at the top would be part of the result.
      if (!(circuit.variables().get(i)
          instanceof org.laplace.circuits.classical.ClassicalType.Bits)) {
        declareVariable(i);
      }
    }
    // Bits of a block are not part of the result.
    line("{");
    indent++;
    if (circuit.scratchBits() > 0) {
      line("bit[" + circuit.scratchBits() + "] " + ExpressionWriter.SCRATCH + ";");
    }
    for (int i = 0; i < circuit.variables().size(); i++) {
      if (circuit.variables().get(i) instanceof org.laplace.circuits.classical.ClassicalType.Bits) {
        declareVariable(i);
      }
    }
    operations(circuit.operations());
    indent--;
    line("}");
  }

  private void declareVariable(int number) {
    line(
        ExpressionWriter.type(circuit.variables().get(number))
            + " "
            + ExpressionWriter.variable(number)
            + ";");
  }

  private void operations(List<? extends Operation> operations) {
    for (Operation operation : operations) {
      operation(operation);
    }
  }

  private void operation(Operation operation) {
    switch (operation) {
      case GateApplication gate -> gate(gate);
      case Measure measure ->
          line(expressions.bit(measure.bit()) + " = measure " + wire(measure.qubit()) + ";");
      case Reset reset -> line("reset " + wire(reset.qubit()) + ";");
      case Barrier barrier ->
          line(
              "barrier "
                  + String.join(", ", barrier.qubits().stream().map(OpenQasm3Writer::wire).toList())
                  + ";");
      case ControlOperation control -> control(control);
    }
  }

  private static String wire(int qubit) {
    return RegisterNames.QUBITS + "[" + qubit + "]";
  }

  private void gate(GateApplication gate) {
    Gate known = gate.gate();
    if (STANDARD.contains(known)) {
      line(modifiers(gate, 0) + known.symbol() + parameters(gate) + wires(gate) + ";");
    } else if (known == Gate.SXDG) {
      line(modifiers(gate, 0) + "inv @ sx" + wires(gate) + ";");
    } else if (known.controls() > 0 && STANDARD.contains(known.kernel())) {
      line(
          modifiers(gate, known.controls())
              + known.kernel().symbol()
              + parameters(gate)
              + wires(gate)
              + ";");
    } else {
      operations(gate.decomposition());
    }
  }

  private static String modifiers(GateApplication gate, int ownControls) {
    var text = new StringBuilder();
    for (int i = 0; i < gate.modifierControls(); i++) {
      text.append((gate.negated() >>> i & 1) == 0 ? "ctrl @ " : "negctrl @ ");
    }
    return text.append("ctrl @ ".repeat(ownControls)).toString();
  }

  private static String parameters(GateApplication gate) {
    var numbers = new ArrayList<String>();
    for (int i = 0; i < gate.parameters(); i++) {
      numbers.add(ExpressionWriter.number(gate.parameter(i)));
    }
    return numbers.isEmpty() ? "" : "(" + String.join(", ", numbers) + ")";
  }

  private static String wires(GateApplication gate) {
    var wires = new ArrayList<String>();
    for (int i = 0; i < gate.qubits(); i++) {
      wires.add(wire(gate.qubit(i)));
    }
    return wires.isEmpty() ? "" : " " + String.join(", ", wires);
  }

  private void control(ControlOperation control) {
    switch (control) {
      case ControlOperation.If branch -> {
        line("if (" + expressions.expression(branch.condition()) + ") {");
        nested(branch.then());
        if (!branch.otherwise().isEmpty()) {
          line("} else {");
          nested(branch.otherwise());
        }
        line("}");
        leaveFurther(branch);
      }
      case ControlOperation.While loop -> {
        line("while (" + expressions.expression(loop.condition()) + ") {");
        nested(loop.body());
        line("}");
        leaveFurther(loop);
      }
      case ControlOperation.Block block -> {
        // A loop of one round: leaving it goes to its end.
        line("bool " + leaving(block.label()) + " = false;");
        line("for int once_ in [0:0] {");
        nested(block.body());
        line("}");
        leaveFurther(block);
      }
      case ControlOperation.Exit exit -> {
        line(leaving(exit.label()) + " = true;");
        line("break;");
      }
      case ControlOperation.End e -> line("end;");
      case ControlOperation.Fault fault ->
          throw new Unwritable("no statement of OpenQASM 3 ends a shot with: " + fault.reason());
      case ControlOperation.AssignBits assign -> assignBits(assign);
      case ControlOperation.AssignChosenBit assign ->
          line(
              expressions.indexable(assign.bits())
                  + "["
                  + expressions.expression(assign.index())
                  + "] = "
                  + expressions.expression(assign.value())
                  + ";");
      case ControlOperation.AssignVariable assign ->
          line(
              ExpressionWriter.variable(assign.variable())
                  + " = "
                  + expressions.expression(assign.value())
                  + ";");
      case ControlOperation.AssignElement assign ->
          line(
              ExpressionWriter.variable(assign.variable())
                  + expressions.place(assign.variable(), assign.place())
                  + " = "
                  + expressions.expression(assign.value())
                  + ";");
      case ControlOperation.ComputedGate gate -> computed(gate);
    }
  }

  private void assignBits(ControlOperation.AssignBits assign) {
    if (assign.bits().size() == 1) {
      line(
          expressions.bit(assign.bits().getFirst())
              + " = "
              + expressions.expression(assign.value())
              + ";");
      return;
    }
    String target = expressions.indexable(assign.bits());
    line(target + " = " + expressions.expression(assign.value()) + ";");
  }

  private void nested(List<Operation> operations) {
    indent++;
    operations(operations);
    indent--;
  }

  private static String leaving(int label) {
    return "leaving_" + label;
  }

  /** Goes on leaving after a loop inside of the block that is left. */
  private void leaveFurther(ControlOperation control) {
    if (control instanceof ControlOperation.If) {
      return;
    }
    for (int label : exits(control)) {
      line("if (" + leaving(label) + ") { break; }");
    }
  }

  /** Labels of blocks around the operation that something in it leaves. */
  private static Set<Integer> exits(Operation operation) {
    var labels = new TreeSet<Integer>();
    switch (operation) {
      case ControlOperation.Exit exit -> labels.add(exit.label());
      case ControlOperation.If branch -> {
        branch.then().forEach(o -> labels.addAll(exits(o)));
        branch.otherwise().forEach(o -> labels.addAll(exits(o)));
      }
      case ControlOperation.While loop -> loop.body().forEach(o -> labels.addAll(exits(o)));
      case ControlOperation.Block block -> {
        block.body().forEach(o -> labels.addAll(exits(o)));
        labels.remove(block.label());
      }
      default -> {}
    }
    return labels;
  }

  private void computed(ControlOperation.ComputedGate gate) {
    Gate known = gate.gate();
    Gate named = STANDARD.contains(known) ? known : known.kernel();
    if (!STANDARD.contains(named)) {
      throw new Unwritable(
          "gate " + known.symbol() + " with a computed parameter is not in the standard library");
    }
    var text = new StringBuilder();
    for (int i = 0; i < gate.modifierControls(); i++) {
      text.append((gate.negated() >>> i & 1) == 0 ? "ctrl @ " : "negctrl @ ");
    }
    if (named != known) {
      text.append("ctrl @ ".repeat(known.controls()));
    }
    text.append(gate.inverted() ? "inv @ " : "").append(named.symbol());
    text.append('(')
        .append(String.join(", ", gate.parameters().stream().map(expressions::expression).toList()))
        .append(')');
    String wires = String.join(", ", gate.qubits().stream().map(OpenQasm3Writer::wire).toList());
    line(text + (wires.isEmpty() ? "" : " " + wires) + ";");
  }
}
