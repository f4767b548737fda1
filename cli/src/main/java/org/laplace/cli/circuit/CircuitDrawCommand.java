package org.laplace.cli.circuit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.drawing.Layout;
import org.laplace.circuits.drawing.SvgDrawing;
import org.laplace.circuits.drawing.TextDrawing;
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

/** A picture of a circuit. */
@Command(name = "draw", description = "Draw a circuit, as text or as an SVG file.")
public final class CircuitDrawCommand extends LaplaceCommand {
  private static final int WIDTH_DEFAULT = 100;

  @Mixin private final CircuitFile file = new CircuitFile();

  @Option(
      names = "--svg",
      paramLabel = "OUT",
      description = "Write an SVG document to this file instead.")
  private @Nullable Path svg;

  @Option(names = "--ascii", description = "Use the characters of ASCII only.")
  private boolean ascii;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Characters of a line (default: COLUMNS of the environment, or 100).")
  private @Nullable Integer width;

  @Option(
      names = "--operations",
      paramLabel = "N",
      description = "Draw at most this many operations (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + CircuitLimits.drawnOperationsMax)
  private int operationsMax = CircuitLimits.drawnOperationsMax;

  /** The command in a shell. */
  public CircuitDrawCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException {
    Circuit circuit = file.circuit(file.source(shell()), output);
    int wires = circuit.qubits() + circuit.registers().size();
    if (wires > CircuitLimits.drawnWiresMax) {
      throw new RefusedException(
          Code.OUT_OF_RANGE,
          "the circuit has "
              + wires
              + " wires and a picture at most "
              + CircuitLimits.drawnWiresMax
              + "; 'laplace circuit info' sums it up");
    }
    Layout layout = Layout.of(circuit, Math.max(0, operationsMax));
    if (svg != null) {
      Path path = shell().directory().resolve(svg);
      Files.writeString(path, SvgDrawing.of(layout, file.name()));
      output.say("Drawn to " + svg);
      output.json(() -> Json.object().put("svg", String.valueOf(svg)));
      return ExitCode.OK;
    }
    String drawing = TextDrawing.of(layout, ascii, width());
    drawing.lines().forEach(output::say);
    output.json(() -> Json.object().put("drawing", drawing));
    return ExitCode.OK;
  }

  private int width() {
    if (width != null) {
      return width;
    }
    String columns = shell().environment().getOrDefault("COLUMNS", "");
    return columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : WIDTH_DEFAULT;
  }
}
