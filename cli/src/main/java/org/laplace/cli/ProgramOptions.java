package org.laplace.cli;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Code;
import org.laplace.proto.v1.Input;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A program and how it is to be run. */
final class ProgramOptions {
  /** As the chain takes it. */
  private static final int PROGRAM_BYTES_MAX = 256 << 10;

  private static final int SHOTS_DEFAULT = 1024;

  /** Every program that reads JSON keeps integers of this size exact. */
  private static final int SEED_BITS = 53;

  private static final double FIDELITY_MIN = 0.001;

  private static final String STDIN = "-";

  @Parameters(
      paramLabel = "FILE",
      description = "A circuit (.qasm) or a particle system (.json); - reads standard input.")
  private String file = STDIN;

  @Option(
      names = "--shots",
      paramLabel = "N",
      description = "Circuits: how often to run and measure (default: " + SHOTS_DEFAULT + ").")
  private @Nullable Integer shots;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Circuits: seed of the random numbers, 0 to 2^64 - 1 (default: a random one).")
  private @Nullable String seed;

  @Option(
      names = "--input",
      paramLabel = "NAME=VALUE",
      description = "Circuits: a value of an input of the program; may be repeated.")
  private Map<String, Double> inputs = new LinkedHashMap<>();

  @Option(
      names = "--engine",
      paramLabel = "NAME/VERSION",
      defaultValue = "",
      description = "The engine, for example statevector/0 (default: the node chooses).")
  private String engine = "";

  @Option(
      names = "--fidelity",
      paramLabel = "F",
      description =
          "Quantum computers (--engine qpu/1): the share of shots that you expect to be right at"
              + " least, 0.001 to 1; the result is judged by it (default: 0.5).")
  private @Nullable Double fidelity;

  /** The spec, with what only a node can fill in left open. */
  JobSpec read(Shell shell) throws RefusedException, IOException {
    ByteString program = program(shell);
    JobSpec.Builder spec =
        JobSpec.newBuilder().setProgram(program).setEngine(engine).setJobClass(jobClass(program));
    new TreeMap<>(inputs)
        .forEach(
            (name, value) ->
                spec.addInputs(
                    Input.newBuilder().setName(name).setValueBits(Double.doubleToLongBits(value))));
    return spec.getJobClass() == JobClass.JOB_CLASS_CIRCUIT ? circuit(spec) : jobFile(spec);
  }

  private JobSpec circuit(JobSpec.Builder spec) throws RefusedException {
    int times = shots == null ? SHOTS_DEFAULT : shots;
    if (times < 1) {
      throw new RefusedException(
          Code.OUT_OF_RANGE, "--shots is " + times + "; a circuit is run at least once");
    }
    if (fidelity != null) {
      if (!(fidelity >= FIDELITY_MIN && fidelity <= 1)) {
        throw new RefusedException(
            Code.OUT_OF_RANGE, "--fidelity is " + fidelity + "; it must be 0.001 to 1");
      }
      spec.setExpectedFidelityPermille((int) Math.round(fidelity * 1000));
    }
    return spec.setShots(times).setSeed(seed()).build();
  }

  private JobSpec jobFile(JobSpec.Builder spec) throws RefusedException {
    if (shots != null || seed != null || fidelity != null || !inputs.isEmpty()) {
      throw new RefusedException(
          Code.MALFORMED_REQUEST,
          "--shots, --seed, --fidelity and --input are for circuits; a job file says all of its job");
    }
    return spec.build();
  }

  private long seed() throws RefusedException {
    if (seed == null) {
      return new SecureRandom().nextLong() >>> (Long.SIZE - SEED_BITS);
    }
    try {
      return Long.parseUnsignedLong(seed);
    } catch (NumberFormatException e) {
      throw new RefusedException(
          Code.OUT_OF_RANGE, "--seed is a whole number from 0 to 2^64 - 1, not '" + seed + "'");
    }
  }

  private ByteString program(Shell shell) throws RefusedException, IOException {
    ByteString program;
    if (file.equals(STDIN)) {
      program = bounded(shell.in());
    } else {
      Path path = shell.directory().resolve(file);
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
    return program;
  }

  private static ByteString bounded(InputStream in) throws IOException {
    return ByteString.copyFrom(in.readNBytes(PROGRAM_BYTES_MAX + 1));
  }

  /** By the file's name; where that says nothing, or not enough, by what the file holds. */
  private JobClass jobClass(ByteString program) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".qasm")) {
      return JobClass.JOB_CLASS_CIRCUIT;
    }
    String text = program.toStringUtf8();
    boolean named = name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
    return org.laplace.simulators.JobClass.ofJobFile(text)
        .map(
            known ->
                switch (known) {
                  case CIRCUIT -> JobClass.JOB_CLASS_CIRCUIT;
                  case PARTICLES -> JobClass.JOB_CLASS_PARTICLES;
                  case WAVE_PACKET -> JobClass.JOB_CLASS_WAVE_PACKET;
                })
        .orElse(
            named || text.stripLeading().startsWith("{")
                ? JobClass.JOB_CLASS_PARTICLES
                : JobClass.JOB_CLASS_CIRCUIT);
  }
}
