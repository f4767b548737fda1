package org.laplace.circuits.transpile;

import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.qasm.OpenQasm3Writer;
import org.laplace.circuits.qasm.WriteResult;

/**
 * A transpiled circuit as OpenQASM 3 on physical qubits {@code $0}, {@code $1}, ...
 *
 * <p>Gates that stdgates.inc lacks and devices have (rzz, ecr) come with a definition. A circuit
 * with control flow must do without those two.
 */
public final class PhysicalProgram {
  private static final Pattern QUBIT = Pattern.compile("\\bq\\[(\\d+)\\]");
  private static final Pattern DECLARATION = Pattern.compile("(?m)^qubit\\[\\d+\\] q;\\n");

  private PhysicalProgram() {}

  /** The program, or why there is none. */
  public static WriteResult of(Circuit circuit) {
    if (circuit.isStatic()) {
      return new WriteResult.Written(written(circuit));
    }
    return switch (OpenQasm3Writer.write(circuit)) {
      case WriteResult.Written(String program) ->
          new WriteResult.Written(
              QUBIT.matcher(DECLARATION.matcher(program).replaceFirst("")).replaceAll("\\$$1"));
      case WriteResult.Unwritable unwritable -> unwritable;
    };
  }

  private static String written(Circuit circuit) {
    var text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
    define(circuit, Gate.RZZ, "gate rzz(a) p, q { cx p, q; rz(a) q; cx p, q; }\n", text);
    define(circuit, Gate.ECR, "gate ecr p, q { s p; sx q; cx p, q; x p; }\n", text);
    for (ClassicalRegister register : circuit.registers()) {
      text.append("bit[" + register.size() + "] " + register.name() + ";\n");
    }
    for (Operation operation : circuit.operations()) {
      switch (operation) {
        case GateApplication gate -> gate(gate, text);
        case Measure measure ->
            text.append(bit(circuit, measure.bit()) + " = measure $" + measure.qubit() + ";\n");
        case Reset reset -> text.append("reset $" + reset.qubit() + ";\n");
        case Barrier barrier -> {
          var qubits = new StringJoiner(", ");
          barrier.qubits().forEach(qubit -> qubits.add("$" + qubit));
          text.append("barrier " + qubits + ";\n");
        }
        case ControlOperation control -> throw new IllegalArgumentException("not static");
      }
    }
    return text.toString();
  }

  private static void define(Circuit circuit, Gate gate, String definition, StringBuilder text) {
    if (circuit.operations().stream()
        .anyMatch(o -> o instanceof GateApplication application && application.gate() == gate)) {
      text.append(definition);
    }
  }

  private static void gate(GateApplication gate, StringBuilder text) {
    text.append(gate.gate().symbol());
    if (gate.parameters() > 0) {
      var parameters = new StringJoiner(", ", "(", ")");
      for (int i = 0; i < gate.parameters(); i++) {
        parameters.add(Double.toString(gate.parameter(i)));
      }
      text.append(parameters);
    }
    var qubits = new StringJoiner(", ", " ", ";\n");
    for (int k = 0; k < gate.qubits(); k++) {
      qubits.add("$" + gate.qubit(k));
    }
    text.append(qubits);
  }

  private static String bit(Circuit circuit, int bit) {
    int rest = bit;
    for (ClassicalRegister register : circuit.registers()) {
      if (rest < register.size()) {
        return register.name() + "[" + rest + "]";
      }
      rest -= register.size();
    }
    throw new IllegalArgumentException("no register has bit " + bit);
  }
}
