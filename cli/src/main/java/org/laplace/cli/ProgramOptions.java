package org.laplace.cli;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.proto.v1.JobSpec;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One program and how it is to be run. */
final class ProgramOptions {
  @Parameters(
      paramLabel = "FILE",
      description = "A circuit (.qasm) or a particle system (.json); - reads standard input.")
  private String file = SourceFile.STDIN;

  @Mixin private final RunOptions options = new RunOptions();

  private @Nullable SourceFile source;

  /** The spec, with what only a node can fill in left open. */
  JobSpec read(Shell shell) throws RefusedException, IOException {
    source = SourceFile.read(shell, file);
    return options.spec(source);
  }

  /** What was read, once it was. */
  Optional<SourceFile> source() {
    return Optional.ofNullable(source);
  }
}
