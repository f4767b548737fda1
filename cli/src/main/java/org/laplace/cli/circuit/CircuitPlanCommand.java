package org.laplace.cli.circuit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Operation;
import org.laplace.cli.ExitCode;
import org.laplace.cli.Json;
import org.laplace.cli.LaplaceCommand;
import org.laplace.cli.Output;
import org.laplace.cli.Shell;
import org.laplace.primitives.Code;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.shots.Shape;
import org.laplace.simulators.statevector.plan.Plan;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How statevector/1 goes about a circuit. */
@Command(
    name = "plan",
    description =
        "Show the passes over the amplitudes in which statevector/1 runs the gates of a circuit"
            + " before anything random happens, and the plan's hash.")
public final class CircuitPlanCommand extends LaplaceCommand {
  @Mixin private final CircuitFile file = new CircuitFile();

  /** The command in a shell. */
  public CircuitPlanCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException {
    Circuit circuit = file.circuit(file.source(shell()), output);
    if (circuit.qubits() > SimulatorLimits.plannedQubitsMax) {
      throw new RefusedException(
          Code.OUT_OF_RANGE,
          "the circuit has "
              + circuit.qubits()
              + " qubits and statevector/1 takes at most "
              + SimulatorLimits.plannedQubitsMax);
    }
    List<GateApplication> gates = plannedGates(circuit);
    Plan plan = Plan.of(circuit.qubits(), gates);
    String text = plan.toString();
    boolean whole = Shape.of(circuit) instanceof Shape.Sampled;
    int kernels = plan.passes().stream().mapToInt(pass -> pass.kernels().size()).sum();
    text.lines().forEach(output::say);
    output.say(
        gates.size()
            + " gates in "
            + plan.passes().size()
            + " passes of "
            + kernels
            + " kernels"
            + (whole ? "" : "; what follows the first measurement is run for each shot"));
    output.say("sha256 " + sha256(text));
    output.json(
        () -> {
          ObjectNode json =
              Json.object()
                  .put("engine", "statevector/1")
                  .put("qubits", circuit.qubits())
                  .put("gates", gates.size())
                  .put("wholeCircuit", whole)
                  .put("sha256", sha256(text));
          ArrayNode passes = json.putArray("passes");
          plan.passes()
              .forEach(
                  pass -> {
                    ObjectNode each = passes.addObject().put("active", pass.active());
                    ArrayNode list = each.putArray("kernels");
                    pass.kernels().forEach(kernel -> list.add(kernel.toString()));
                  });
          return json;
        });
    return ExitCode.OK;
  }

  /** The gates that every shot has in common. */
  private static List<GateApplication> plannedGates(Circuit circuit) {
    return switch (Shape.of(circuit)) {
      case Shape.Sampled sampled -> sampled.gates();
      case Shape.Trajectories trajectories -> {
        List<Operation> shared = circuit.operations().subList(0, trajectories.shared());
        yield shared.stream()
            .filter(GateApplication.class::isInstance)
            .map(GateApplication.class::cast)
            .toList();
      }
    };
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
