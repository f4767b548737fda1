package org.laplace.bench.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.laplace.bench.Bar;
import org.laplace.bench.Comparison;
import org.laplace.bench.Contestant;
import org.laplace.bench.Contestants;
import org.laplace.bench.Group;
import org.laplace.bench.PeerMissingException;
import org.laplace.bench.Workshop;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;

/** From text to a circuit, beside {@code qasm2.loads} and {@code qasm3.loads_experimental}. */
public final class Parsing {
  private static final int GATES = 100_000;
  private static final int QUBITS = 20;
  private static final long SEED = 7;

  private static final String HEAD_2 =
      "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[%1$d];\ncreg c[%1$d];\n";
  private static final String HEAD_3 =
      "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[%1$d] q;\nbit[%1$d] c;\n";

  private Parsing() {}

  /** One line for each version of the language. */
  public static Group group() {
    return new Group(
        "OpenQASM parse",
        "Qiskit's Rust loaders",
        Bar.timesAsFast(1, 1),
        List.of(
            comparison(
                "OpenQASM 2, 100,000 gates",
                "parse2.qasm",
                HEAD_2,
                "measure q[%1$d] -> c[%1$d];\n"),
            comparison(
                "OpenQASM 3, 100,000 gates",
                "parse3.qasm",
                HEAD_3,
                "c[%1$d] = measure q[%1$d];\n")));
  }

  private static Comparison comparison(String name, String file, String head, String measurement) {
    return new Comparison(
        name, workshop -> contestants(workshop, file, program(head, measurement)));
  }

  private static Contestants contestants(Workshop workshop, String file, String program)
      throws PeerMissingException, IOException, InterruptedException {
    Path path = workshop.scratch().resolve(file);
    Files.writeString(path, program);
    return new Contestants(
        Contestant.timed(() -> operations(program)),
        workshop.python("parse.py").contestant(path.toString()));
  }

  private static String operations(String program) throws IOException {
    return switch (OpenQasm.parse(program, new TreeMap<>(), ParseLimits.LOCAL)) {
      case ParseResult.Parsed parsed -> Integer.toString(parsed.circuit().operations().size());
      case ParseResult.Rejected rejected ->
          throw new IOException(rejected.diagnostics().getFirst().render("the program"));
    };
  }

  /** Gates with and without parameters, as compilers write them; then every qubit is measured. */
  private static String program(String head, String measurement) {
    var random = new Random(SEED);
    var text = new StringBuilder(head.formatted(QUBITS));
    for (int gate = 0; gate < GATES; gate++) {
      int qubit = random.nextInt(QUBITS);
      int other = (qubit + 1 + random.nextInt(QUBITS - 1)) % QUBITS;
      switch (random.nextInt(4)) {
        case 0 -> text.append("h q[%d];\n".formatted(qubit));
        case 1 -> text.append("cx q[%d], q[%d];\n".formatted(qubit, other));
        case 2 -> text.append("rz(%s) q[%d];\n".formatted(random.nextDouble(), qubit));
        default ->
            text.append("u3(pi/2, %s, -pi/4) q[%d];\n".formatted(random.nextDouble(), qubit));
      }
    }
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      text.append(measurement.formatted(qubit));
    }
    return text.toString();
  }
}
