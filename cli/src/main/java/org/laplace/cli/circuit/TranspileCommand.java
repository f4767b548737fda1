package org.laplace.cli.circuit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.qasm.WriteResult;
import org.laplace.circuits.transpile.CircuitStatistics;
import org.laplace.circuits.transpile.Equivalence;
import org.laplace.circuits.transpile.OptimizationLevel;
import org.laplace.circuits.transpile.PhysicalProgram;
import org.laplace.circuits.transpile.Target;
import org.laplace.circuits.transpile.TranspileResult;
import org.laplace.circuits.transpile.Transpiler;
import org.laplace.cli.ExitCode;
import org.laplace.cli.Json;
import org.laplace.cli.LaplaceCommand;
import org.laplace.cli.Output;
import org.laplace.cli.Shell;
import org.laplace.primitives.Code;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A circuit for a device. */
@Command(
    name = "transpile",
    description =
        "Turn a circuit into one for a device: its gates, its neighbours, as few two-qubit gates"
            + " as can be found. Qubit k of the result is physical qubit k.")
public final class TranspileCommand extends LaplaceCommand {
  @Mixin private final CircuitFile file = new CircuitFile();
  @Mixin private final TargetOptions target = new TargetOptions();

  @Option(
      names = "--level",
      paramLabel = "N",
      defaultValue = "2",
      description = "0 (gate by gate) to 3 (many trials); default: ${DEFAULT-VALUE}.")
  private int level;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of the trials (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--output",
      paramLabel = "OUT.qasm",
      description = "Where to write the result as OpenQASM 3; else nothing is written.")
  private @Nullable String output;

  @Option(
      names = "--check",
      description = "Run both circuits on a random state and compare, to 22 physical qubits.")
  private boolean check;

  /** The command in a shell. */
  public TranspileCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output out) throws RefusedException, IOException {
    if (level < 0 || level > 3) {
      throw new RefusedException(Code.MALFORMED_REQUEST, "--level is 0, 1, 2 or 3, not " + level);
    }
    Target device = target.target(shell());
    Circuit circuit = file.circuit(file.source(shell()), out);
    TranspileResult.Transpiled done =
        switch (new Transpiler(device, OptimizationLevel.of(level), seed).transpile(circuit)) {
          case TranspileResult.Transpiled transpiled -> transpiled;
          case TranspileResult.Refused refused ->
              throw new RefusedException(Code.PROGRAM_INVALID, refused.text());
        };
    Equivalence.@Nullable Verdict verdict = check ? Equivalence.check(circuit, done, seed) : null;
    if (output != null) {
      switch (PhysicalProgram.of(done.circuit())) {
        case WriteResult.Written written ->
            Files.writeString(shell().directory().resolve(output), written.program());
        case WriteResult.Unwritable unwritable ->
            throw new RefusedException(Code.PROGRAM_INVALID, unwritable.reason());
      }
    }
    out.say("device           " + device.name() + ", " + device.qubits() + " qubits");
    out.say(
        "two-qubit gates  " + change(done.before().twoQubitGates(), done.after().twoQubitGates()));
    out.say(
        "one-qubit gates  " + change(done.before().oneQubitGates(), done.after().oneQubitGates()));
    out.say(
        "two-qubit depth  " + change(done.before().twoQubitDepth(), done.after().twoQubitDepth()));
    out.say("depth            " + change(done.before().depth(), done.after().depth()));
    out.say("initial layout   " + done.initialLayout());
    out.say("final layout     " + done.finalLayout());
    if (verdict != null) {
      out.say("compared         " + words(verdict));
    }
    out.json(() -> json(done, device, verdict));
    return verdict instanceof Equivalence.Verdict.Different ? ExitCode.REFUSED : ExitCode.OK;
  }

  private static String change(int before, int after) {
    return before + " -> " + after;
  }

  private static String words(Equivalence.Verdict verdict) {
    return switch (verdict) {
      case Equivalence.Verdict.Equal equal -> "equal, infidelity " + equal.infidelity();
      case Equivalence.Verdict.Different different -> "different: " + different.text();
      case Equivalence.Verdict.Undecided undecided -> "not decided: " + undecided.text();
    };
  }

  private static ObjectNode json(
      TranspileResult.Transpiled done, Target device, Equivalence.@Nullable Verdict verdict) {
    ObjectNode json = Json.object();
    json.put("device", device.name());
    json.set("before", json(done.before()));
    json.set("after", json(done.after()));
    var initial = json.putArray("initialLayout");
    done.initialLayout().forEach(initial::add);
    var last = json.putArray("finalLayout");
    done.finalLayout().forEach(last::add);
    if (verdict != null) {
      json.put("compared", words(verdict));
    }
    return json;
  }

  private static ObjectNode json(CircuitStatistics size) {
    return Json.object()
        .put("oneQubitGates", size.oneQubitGates())
        .put("twoQubitGates", size.twoQubitGates())
        .put("largerGates", size.largerGates())
        .put("depth", size.depth())
        .put("twoQubitDepth", size.twoQubitDepth());
  }
}
