package org.laplace.cli.circuit;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.CircuitSummary;
import org.laplace.cli.ExitCode;
import org.laplace.cli.LaplaceCommand;
import org.laplace.cli.Output;
import org.laplace.cli.Shell;
import org.laplace.cli.circuit.EngineCosts.EngineCost;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Preparation;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a circuit consists of and what running it takes. */
@Command(
    name = "info",
    description = "Sum a circuit up: qubits, depth, gates, Clifford or not, what engines need.")
public final class CircuitInfoCommand extends LaplaceCommand {
  @Mixin private final CircuitFile file = new CircuitFile();

  @Option(
      names = "--shots",
      paramLabel = "N",
      defaultValue = "1024",
      description = "Shots for which to say what a run takes (default: ${DEFAULT-VALUE}).")
  private int shots;

  /** The command in a shell. */
  public CircuitInfoCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException {
    byte[] source = file.source(shell());
    Circuit circuit = file.circuit(source, output);
    CircuitSummary summary = CircuitSummary.of(circuit);
    List<EngineCost> costs = EngineCosts.of(ByteString.copyFrom(source), shots, file.inputs());
    say(summary, costs, circuit, output);
    output.json(() -> InfoJson.of(summary, circuit, shots, costs));
    return ExitCode.OK;
  }

  private void say(CircuitSummary summary, List<EngineCost> costs, Circuit circuit, Output output) {
    output.say("qubits        " + summary.qubits());
    output.say("bits          " + summary.bits());
    output.say("operations    " + summary.operations());
    output.say("depth         " + summary.depth());
    output.say("gates         " + gates(summary.gates()));
    output.say("two-qubit     " + summary.twoQubitGates() + ", larger " + summary.largerGates());
    output.say("measurements  " + summary.measurements() + ", resets " + summary.resets());
    output.say("mid-circuit   " + (summary.measuresMidCircuit() ? "yes" : "no"));
    output.say("control flow  " + (summary.isStatic() ? "no" : "yes"));
    output.say("Clifford      " + clifford(summary, circuit));
    output.say("For " + shots + " shots:");
    costs.forEach(cost -> output.say("  " + words(cost)));
  }

  private static String gates(Map<String, Integer> gates) {
    return gates.isEmpty()
        ? "none"
        : gates.entrySet().stream()
            .map(gate -> gate.getKey() + " " + gate.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String clifford(CircuitSummary summary, Circuit circuit) {
    return summary
        .firstNonClifford()
        .map(
            gate ->
                "no: "
                    + gate.gate()
                    + InfoJson.placeOf(gate, circuit)
                        .map(p -> " in line " + p.line() + ", column " + p.column())
                        .orElse(""))
        .orElse("yes");
  }

  private static String words(EngineCost cost) {
    String engine = String.format(Locale.ROOT, "%-14s", cost.engine());
    return switch (cost.preparation()) {
      case Preparation.Ready ready -> {
        Cost needs = ready.computation().cost();
        yield engine + needs.workUnits() + " work units, " + needs.memoryBytes() + " bytes";
      }
      case Preparation.Refused refused ->
          engine + "refuses it: " + refused.diagnostics().getFirst().message();
    };
  }
}
