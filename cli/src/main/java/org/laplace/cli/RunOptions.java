package org.laplace.cli;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Code;
import org.laplace.proto.v1.Input;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.Observable;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Option;

/** How a program is to be run. */
final class RunOptions {
  private static final int SHOTS_DEFAULT = 1024;

  /** Every program that reads JSON keeps integers of this size exact. */
  private static final int SEED_BITS = 53;

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
      names = "--observable",
      paramLabel = "SUM",
      description =
          "Circuits: instead of shots the exact expectation value of a sum of Pauli products, for"
              + " example '0.5*ZI - XX', the last letter for qubit 0; may be repeated.")
  private List<String> observables = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "NAME/VERSION",
      defaultValue = "",
      description = "The engine, for example statevector/1 (default: the one that suits).")
  private String engine = "";

  /** The program's spec, with what was not given left open, except for the seed. */
  JobSpec spec(SourceFile source) throws RefusedException {
    JobSpec.Builder spec =
        JobSpec.newBuilder()
            .setProgram(source.bytes())
            .setEngine(engine)
            .setJobClass(source.jobClass());
    new TreeMap<>(inputs)
        .forEach(
            (name, value) ->
                spec.addInputs(
                    Input.newBuilder().setName(name).setValueBits(Double.doubleToLongBits(value))));
    for (String observable : observables) {
      spec.addObservables(ObservableText.parse(observable));
    }
    return spec.getJobClass() == JobClass.JOB_CLASS_CIRCUIT ? circuit(spec) : without(spec);
  }

  /** What to type so that a program is run just as the spec says. */
  static List<String> arguments(JobSpec spec) {
    List<String> arguments = new ArrayList<>(List.of("--engine", spec.getEngine()));
    if (spec.getObservablesCount() > 0) {
      for (Observable observable : spec.getObservablesList()) {
        arguments.addAll(List.of("--observable", ObservableText.of(observable)));
      }
    } else if (spec.getJobClass() == JobClass.JOB_CLASS_CIRCUIT) {
      arguments.addAll(List.of("--shots", Integer.toString(spec.getShots())));
      arguments.addAll(List.of("--seed", Long.toUnsignedString(spec.getSeed())));
    }
    for (Input input : spec.getInputsList()) {
      arguments.add("--input");
      arguments.add(input.getName() + "=" + Double.longBitsToDouble(input.getValueBits()));
    }
    return arguments;
  }

  private JobSpec circuit(JobSpec.Builder spec) throws RefusedException {
    if (spec.getObservablesCount() > 0) {
      if (shots != null || seed != null) {
        throw new RefusedException(
            Code.MALFORMED_REQUEST,
            "--observable asks for exact values, for which nothing is drawn; leave out --shots and"
                + " --seed");
      }
      return spec.build();
    }
    int times = shots == null ? SHOTS_DEFAULT : shots;
    if (times < 1) {
      throw new RefusedException(
          Code.OUT_OF_RANGE, "--shots is " + times + "; a circuit is run at least once");
    }
    return spec.setShots(times).setSeed(seed()).build();
  }

  private JobSpec without(JobSpec.Builder spec) throws RefusedException {
    if (shots != null || seed != null || !inputs.isEmpty() || !observables.isEmpty()) {
      throw new RefusedException(
          Code.MALFORMED_REQUEST,
          "--shots, --seed, --input and --observable are for circuits; a job file says all itself");
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
}
