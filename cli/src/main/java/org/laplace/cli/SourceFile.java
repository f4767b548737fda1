package org.laplace.cli;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.laplace.primitives.Code;
import org.laplace.primitives.Place;
import org.laplace.proto.v1.JobClass;
import org.laplace.simulators.Diagnostic;
import org.laplace.wallet.RefusedException;

/**
 * A program, as it was read.
 *
 * @param name as it was given; {@code -} for standard input
 */
record SourceFile(String name, ByteString bytes) {
  static final String STDIN = "-";

  /** As the chain takes it. */
  private static final int PROGRAM_BYTES_MAX = 256 << 10;

  /** Reads a file, or standard input. */
  static SourceFile read(Shell shell, String name) throws RefusedException, IOException {
    ByteString program;
    if (name.equals(STDIN)) {
      program = bounded(shell.in());
    } else {
      Path path = shell.directory().resolve(name);
      if (Files.isDirectory(path)) {
        throw new IOException(path + " is a directory, not a program");
      }
      try (InputStream in = Files.newInputStream(path)) {
        program = bounded(in);
      }
    }
    if (program.size() > PROGRAM_BYTES_MAX) {
      throw new RefusedException(
          Code.PROGRAM_TOO_LARGE,
          "the program has more than the " + PROGRAM_BYTES_MAX + " bytes that a job may have");
    }
    return new SourceFile(name, program);
  }

  private static ByteString bounded(InputStream in) throws IOException {
    return ByteString.copyFrom(in.readNBytes(PROGRAM_BYTES_MAX + 1));
  }

  /** By the file's name; where that does not say enough, by what it holds. */
  JobClass jobClass() {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".qasm")) {
      return JobClass.JOB_CLASS_CIRCUIT;
    }
    String text = bytes.toStringUtf8();
    boolean isJobFile =
        lower.endsWith(".json")
            || lower.endsWith(".yaml")
            || lower.endsWith(".yml")
            || text.stripLeading().startsWith("{");
    return org.laplace.simulators.JobClass.ofJobFile(text)
        .map(
            known ->
                switch (known) {
                  case CIRCUIT -> JobClass.JOB_CLASS_CIRCUIT;
                  case PARTICLES -> JobClass.JOB_CLASS_PARTICLES;
                  case WAVE_PACKET -> JobClass.JOB_CLASS_WAVE_PACKET;
                })
        .orElse(isJobFile ? JobClass.JOB_CLASS_PARTICLES : JobClass.JOB_CLASS_CIRCUIT);
  }

  /**
   * What is wrong where, a line each, then the line of the program with a caret under the place.
   */
  List<String> pointAt(Code code, Place place) {
    String file = name.equals(STDIN) ? "standard input" : name;
    return new Diagnostic(code.name(), place.line(), place.column(), place.message())
        .render(file, bytes.toStringUtf8())
        .lines()
        .toList();
  }
}
