package org.laplace.qpu.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;

/**
 * Writes a circuit that fits a device as the OpenQASM 3 that Qiskit Runtime documents: on physical
 * qubits ({@code $0}), with a definition of every gate that stdgates.inc lacks.
 */
final class PhysicalProgram {
  private static final String REGISTER = "r";

  private PhysicalProgram() {}

  /** The name of a register in the program, whatever it is called in the circuit. */
  static String register(int index) {
    return REGISTER + index;
  }

  /**
   * The program.
   *
   * @throws IllegalArgumentException for a circuit with control flow or modifiers
   */
  static String write(Circuit circuit) {
    var body = new StringBuilder();
    Set<String> defined = new TreeSet<>();
    int number = 0;
    for (ClassicalRegister register : circuit.registers()) {
      body.append("bit[").append(register.size()).append("] ").append(register(number++));
      body.append(";\n");
    }
    if (circuit.scratchBits() > 0) {
      throw new IllegalArgumentException("the circuit has bits that are no part of its result");
    }
    for (Operation operation : circuit.operations()) {
      switch (operation) {
        case GateApplication gate -> write(gate, body, defined);
        case Measure measure ->
            body.append(bit(circuit, measure.bit()))
                .append(" = measure $")
                .append(measure.qubit())
                .append(";\n");
        case Reset reset -> body.append("reset $").append(reset.qubit()).append(";\n");
        case Barrier barrier -> {
          if (!barrier.qubits().isEmpty()) {
            body.append("barrier ")
                .append(String.join(", ", barrier.qubits().stream().map(q -> "$" + q).toList()))
                .append(";\n");
          }
        }
        case ControlOperation control ->
            throw new IllegalArgumentException("control flow is not written: " + control);
      }
    }
    return "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n" + String.join("", defined) + body;
  }

  private static void write(GateApplication gate, StringBuilder body, Set<String> defined) {
    if (gate.gate() == Gate.GPHASE) {
      return;
    }
    if (gate.modifierControls() > 0) {
      throw new IllegalArgumentException("a device has no gate " + gate);
    }
    switch (gate.gate()) {
      case RZZ -> defined.add("gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }\n");
      case ECR -> defined.add("gate ecr a, b { s a; sx b; cx a, b; x a; }\n");
      default -> {}
    }
    List<String> angles = new ArrayList<>();
    for (int i = 0; i < gate.parameters(); i++) {
      angles.add(Double.toString(gate.parameter(i)));
    }
    List<String> qubits = new ArrayList<>();
    for (int i = 0; i < gate.qubits(); i++) {
      qubits.add("$" + gate.qubit(i));
    }
    body.append(gate.gate().symbol());
    if (!angles.isEmpty()) {
      body.append('(').append(String.join(", ", angles)).append(')');
    }
    body.append(' ').append(String.join(", ", qubits)).append(";\n");
  }

  private static String bit(Circuit circuit, int bit) {
    int first = 0;
    for (int i = 0; i < circuit.registers().size(); i++) {
      int size = circuit.registers().get(i).size();
      if (bit < first + size) {
        return register(i) + "[" + (bit - first) + "]";
      }
      first += size;
    }
    throw new IllegalArgumentException("bit " + bit + " is in no register");
  }
}
