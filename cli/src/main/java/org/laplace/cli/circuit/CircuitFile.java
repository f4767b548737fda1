package org.laplace.cli.circuit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.qasm.Diagnostic;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;
import org.laplace.cli.Output;
import org.laplace.cli.Shell;
import org.laplace.primitives.Code;
import org.laplace.primitives.Place;
import org.laplace.primitives.Rejection;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A file with a program in OpenQASM, and values for its inputs. */
final class CircuitFile {
  private static final String STDIN = "-";

  @Parameters(
      paramLabel = "FILE",
      description = "A program in OpenQASM 2 or 3; - reads standard input.")
  private String file = STDIN;

  @Option(
      names = "--input",
      paramLabel = "NAME=VALUE",
      description = "A value of an input of the program; may be repeated.")
  private Map<String, Double> inputs = new LinkedHashMap<>();

  /** How the file is called. */
  String name() {
    return file.equals(STDIN) ? "standard input" : file;
  }

  SortedMap<String, Double> inputs() {
    return new TreeMap<>(inputs);
  }

  /** The program, at most one byte more than may be read. */
  byte[] source(Shell shell) throws IOException {
    int bytesMax = ParseLimits.LOCAL.sourceBytesMax();
    if (file.equals(STDIN)) {
      return shell.in().readNBytes(bytesMax + 1);
    }
    Path path = shell.directory().resolve(file);
    if (Files.isDirectory(path)) {
      throw new IOException(path + " is a directory, not a program");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(bytesMax + 1);
    }
  }

  /**
   * The circuit of the program.
   *
   * @throws RefusedException if it is none: for people with each place and a caret under it
   */
  Circuit circuit(byte[] source, Output output) throws RefusedException {
    return switch (OpenQasm.parse(source, inputs(), ParseLimits.LOCAL)) {
      case ParseResult.Parsed(Circuit circuit) -> circuit;
      case ParseResult.Rejected(List<Diagnostic> diagnostics) ->
          throw new RefusedException(
              output.isJson() ? withPlaces(diagnostics) : withCarets(diagnostics));
    };
  }

  private Rejection withPlaces(List<Diagnostic> diagnostics) {
    return new Rejection(
        Code.PROGRAM_INVALID,
        name() + " is not a valid program",
        diagnostics.stream()
            .map(d -> new Place(d.line(), d.column(), d.code() + ": " + d.message()))
            .toList());
  }

  private Rejection withCarets(List<Diagnostic> diagnostics) {
    return new Rejection(
        Code.PROGRAM_INVALID,
        diagnostics.stream()
            .map(d -> d.render(name()))
            .collect(Collectors.joining("\n", name() + " is not a valid program\n", "")));
  }
}
