package org.laplace.cli;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Code;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One program and how it is to be run. */
final class ProgramOptions {
  private static final double FIDELITY_MIN = 0.001;

  @Parameters(
      paramLabel = "FILE",
      description = "A circuit (.qasm) or a particle system (.json); - reads standard input.")
  private String file = SourceFile.STDIN;

  @Mixin private final RunOptions options = new RunOptions();

  @Option(
      names = "--fidelity",
      paramLabel = "F",
      description =
          "Quantum computers (--engine qpu/1): the share of shots that you expect to be right at"
              + " least, 0.001 to 1; the result is judged by it (default: 0.5).")
  private @Nullable Double fidelity;

  private @Nullable SourceFile source;

  /** The spec, with what only a node can fill in left open. */
  JobSpec read(Shell shell) throws RefusedException, IOException {
    source = SourceFile.read(shell, file);
    JobSpec spec = options.spec(source);
    return fidelity == null ? spec : withFidelity(spec, fidelity);
  }

  private static JobSpec withFidelity(JobSpec spec, double fidelity) throws RefusedException {
    if (spec.getJobClass() != JobClass.JOB_CLASS_CIRCUIT) {
      throw new RefusedException(Code.MALFORMED_REQUEST, "--fidelity is for circuits");
    }
    if (!(fidelity >= FIDELITY_MIN && fidelity <= 1)) {
      throw new RefusedException(
          Code.OUT_OF_RANGE, "--fidelity is " + fidelity + "; it must be 0.001 to 1");
    }
    return spec.toBuilder().setExpectedFidelityPermille((int) Math.round(fidelity * 1000)).build();
  }

  /** What was read, once it was. */
  Optional<SourceFile> source() {
    return Optional.ofNullable(source);
  }
}
