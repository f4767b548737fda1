package org.laplace.circuits.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.qasm.ExpressionText;

/** Walks through a circuit and lays its operations out. */
final class LayoutBuilder {
  private final Circuit circuit;
  private final List<Wire> wires = new ArrayList<>();
  private final Layout.Columns columns;
  private final ExpressionText expressions;
  private final int memoryWire;
  private int room;
  private int leftOut;
  private double globalPhase;

  LayoutBuilder(Circuit circuit, int operationsMax) {
    this.circuit = circuit;
    room = operationsMax;
    expressions = new ExpressionText(circuit);
    for (int qubit = 0; qubit < circuit.qubits(); qubit++) {
      wires.add(new Wire("q" + qubit, true));
    }
    for (ClassicalRegister register : circuit.registers()) {
      wires.add(new Wire(register.name() + "/" + register.size(), false));
    }
    boolean hasMemory = circuit.scratchBits() > 0 || !circuit.variables().isEmpty();
    if (hasMemory) {
      wires.add(new Wire("memory", false));
    }
    memoryWire = hasMemory ? wires.size() - 1 : -1;
    columns = new Layout.Columns(wires.size());
  }

  Layout build() {
    if (!wires.isEmpty()) {
      addAll(circuit.operations(), true);
    }
    return new Layout(wires, columns.list(), globalPhase, leftOut);
  }

  private void addAll(List<Operation> operations, boolean atTop) {
    for (Operation operation : operations) {
      if (room == 0) {
        leftOut++;
        continue;
      }
      room--;
      switch (operation) {
        case GateApplication gate -> {
          if (gate.qubits() > 0) {
            columns.add(joined(gate, label(gate)));
          } else if (atTop) {
            globalPhase += gate.parameter(0);
          } else {
            addTall("gphase(" + Angles.text(gate.parameter(0)) + ")");
          }
        }
        case Measure measure -> addMeasurement(measure);
        case Reset reset ->
            columns.add(new Element.Joined(List.of(new Mark.Box(reset.qubit(), "|0⟩")), false));
        case Barrier barrier -> {
          if (!barrier.qubits().isEmpty()) {
            columns.add(
                new Element.Joined(
                    barrier.qubits().stream()
                        .sorted()
                        .map(qubit -> (Mark) new Mark.Fence(qubit))
                        .toList(),
                    false));
          }
        }
        case ControlOperation control -> add(control, atTop);
      }
    }
  }

  /** Most blocks are there for a break that no path takes. */
  private static boolean isLeft(int label, List<Operation> operations) {
    for (Operation operation : operations) {
      boolean leaves =
          switch (operation) {
            case ControlOperation.Exit exit -> exit.label() == label;
            case ControlOperation.If branch ->
                isLeft(label, branch.then()) || isLeft(label, branch.otherwise());
            case ControlOperation.While loop -> isLeft(label, loop.body());
            case ControlOperation.Block block -> isLeft(label, block.body());
            default -> false;
          };
      if (leaves) {
        return true;
      }
    }
    return false;
  }

  private void add(ControlOperation control, boolean atTop) {
    switch (control) {
      case ControlOperation.If branch -> {
        addTall("if " + text(branch.condition()));
        addAll(branch.then(), false);
        if (!branch.otherwise().isEmpty()) {
          addTall("else");
          addAll(branch.otherwise(), false);
        }
        addTall("end if");
      }
      case ControlOperation.While loop -> {
        addTall("while " + text(loop.condition()));
        addAll(loop.body(), false);
        addTall("end while");
      }
      case ControlOperation.Block block -> {
        if (isLeft(block.label(), block.body())) {
          addTall("block " + block.label());
          addAll(block.body(), false);
          addTall("end block " + block.label());
        } else {
          addAll(block.body(), atTop);
        }
      }
      case ControlOperation.Exit exit -> addTall("leave " + exit.label());
      case ControlOperation.End end -> addTall("end");
      case ControlOperation.Fault fault -> addTall("fault");
      case ControlOperation.AssignBits assign ->
          addAssignment(
              wireOfBit(assign.bits().isEmpty() ? 0 : assign.bits().getFirst()),
              expressions.bits(assign.bits()) + " = " + text(assign.value()));
      case ControlOperation.AssignChosenBit assign ->
          addAssignment(
              wireOfBit(assign.bits().getFirst()),
              expressions.bits(assign.bits())
                  + "["
                  + text(assign.index())
                  + "] = "
                  + text(assign.value()));
      case ControlOperation.AssignVariable assign ->
          addAssignment(
              memoryWire,
              ExpressionText.variable(assign.variable()) + " = " + text(assign.value()));
      case ControlOperation.AssignElement assign ->
          addAssignment(
              memoryWire,
              ExpressionText.variable(assign.variable())
                  + "["
                  + text(assign.place())
                  + "] = "
                  + text(assign.value()));
      case ControlOperation.ComputedGate gate -> {
        int[] qubits = gate.qubits().stream().mapToInt(Integer::intValue).toArray();
        if (qubits.length == 0) {
          addTall(label(gate));
        } else {
          var shape =
              GateApplication.controlled(
                  gate.gate(),
                  new double[gate.parameters().size()],
                  gate.modifierControls(),
                  gate.negated(),
                  qubits);
          columns.add(joined(shape, label(gate)));
        }
      }
    }
  }

  private static Element joined(GateApplication gate, String label) {
    int controls = gate.controls();
    var marks = new ArrayList<Mark>(gate.qubits());
    for (int k = 0; k < controls; k++) {
      marks.add(new Mark.Control(gate.qubit(k), (gate.negated() >>> k & 1) == 1));
    }
    Gate kernel = gate.kernel();
    int targets = gate.qubits() - controls;
    if (targets == 0) {
      // A phase under controls has no qubit of its own: it stands at the last one.
      Mark.Control last = (Mark.Control) marks.removeLast();
      marks.add(new Mark.Box(last.wire(), (last.open() ? "0:" : "") + label));
    }
    for (int k = 0; k < targets; k++) {
      int wire = gate.qubit(controls + k);
      marks.add(
          switch (kernel) {
            case X -> controls > 0 ? new Mark.Target(wire) : new Mark.Box(wire, label);
            case Z -> controls > 0 ? new Mark.Control(wire, false) : new Mark.Box(wire, label);
            case SWAP -> new Mark.Cross(wire);
            default -> new Mark.Box(wire, targets == 1 ? label : label + ":" + k);
          });
    }
    return new Element.Joined(marks, false);
  }

  private static String label(GateApplication gate) {
    String[] parameters = new String[gate.parameters()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = Angles.text(gate.parameter(i));
    }
    return named(gate.kernel(), parameters);
  }

  private String label(ControlOperation.ComputedGate gate) {
    String[] parameters = gate.parameters().stream().map(this::text).toArray(String[]::new);
    return named(gate.gate().kernel(), parameters) + (gate.inverted() ? "†" : "");
  }

  private static String named(Gate kernel, String[] parameters) {
    String symbol =
        switch (kernel) {
          case SDG -> "S†";
          case TDG -> "T†";
          case SXDG -> "√X†";
          case SX -> "√X";
          case GPHASE -> "P";
          default -> capitalised(kernel.symbol());
        };
    return shortened(
        parameters.length == 0
            ? symbol
            : symbol + "(" + String.join(",", Arrays.asList(parameters)) + ")");
  }

  private static String capitalised(String symbol) {
    return Character.toUpperCase(symbol.charAt(0)) + symbol.substring(1);
  }

  private void addMeasurement(Measure measure) {
    columns.add(
        new Element.Joined(
            List.of(
                new Mark.Box(measure.qubit(), "M"),
                new Mark.Outcome(wireOfBit(measure.bit()), placeOfBit(measure.bit()))),
            true));
  }

  private void addAssignment(int wire, String text) {
    columns.add(new Element.Joined(List.of(new Mark.Box(wire, shortened(text))), false));
  }

  /** Control flow concerns all wires: what stands behind it happens after it. */
  private void addTall(String text) {
    columns.add(new Element.Tall(0, wires.size() - 1, shortened(text)));
  }

  private int wireOfBit(int bit) {
    int first = 0;
    for (int i = 0; i < circuit.registers().size(); i++) {
      first += circuit.registers().get(i).size();
      if (bit < first) {
        return circuit.qubits() + i;
      }
    }
    return memoryWire;
  }

  private int placeOfBit(int bit) {
    int first = 0;
    for (ClassicalRegister register : circuit.registers()) {
      if (bit < first + register.size()) {
        return bit - first;
      }
      first += register.size();
    }
    return bit - first;
  }

  private String text(Expression expression) {
    return expressions.text(expression);
  }

  private static String shortened(String text) {
    int length = text.codePointCount(0, text.length());
    int max = CircuitLimits.drawnLabelLengthMax;
    return length <= max ? text : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
  }
}
