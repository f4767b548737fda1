package org.laplace.simulators.particles.job;

import java.util.Set;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.Value;

/** Reads {@code output}, and refuses what the result could not hold. */
final class OutputReader {
  private static final long BYTES_PER_COORDINATE = Double.BYTES;

  /** Step, two energies and the tags around them, at most. */
  private static final long BYTES_PER_SAMPLE = 40;

  /** Step and the tags around the coordinates of a frame, at most. */
  private static final long BYTES_PER_FRAME = 32;

  /** Everything of fixed size, at most. */
  private static final long BYTES_AT_LEAST = 512;

  private OutputReader() {}

  static Output read(Fields job, int bodies, long steps) throws InvalidJobFile {
    var output = new Output(true, 0, 0, bodies);
    if (job.has("output")) {
      Fields fields =
          job.get("output")
              .fields(Set.of(), Set.of("state", "energies-every", "frames-every", "frame-bodies"));
      output =
          new Output(
              !fields.has("state") || fields.get("state").flag(),
              count(fields, "energies-every", steps, 0),
              count(fields, "frames-every", steps, 0),
              (int) count(fields, "frame-bodies", bodies, bodies));
      if (fields.has("frame-bodies") && !fields.has("frames-every")) {
        throw fields.error("MISSING_FIELD", "frame-bodies needs frames-every");
      }
    }
    long bytes = bytes(output, bodies, steps);
    if (bytes > SimulatorLimits.resultBytesMax) {
      String message =
          "The result would have "
              + bytes
              + " bytes, at most "
              + SimulatorLimits.resultBytesMax
              + " are taken; write output: {state: false}, or sample less often or fewer bodies";
      throw job.has("output")
          ? job.get("output").error("RESULT_TOO_LARGE", message)
          : job.error("RESULT_TOO_LARGE", message);
    }
    return output;
  }

  private static long count(Fields fields, String name, long max, long absent)
      throws InvalidJobFile {
    Value value = fields.find(name).orElse(null);
    return value == null ? absent : value.count(1, max);
  }

  private static long bytes(Output output, int bodies, long steps) {
    long bytes = BYTES_AT_LEAST;
    if (output.state()) {
      bytes += 6 * BYTES_PER_COORDINATE * bodies;
    }
    if (output.energiesEverySteps() > 0) {
      bytes += BYTES_PER_SAMPLE * (steps / output.energiesEverySteps());
    }
    if (output.framesEverySteps() > 0) {
      long frames = steps / output.framesEverySteps();
      bytes += frames * (BYTES_PER_FRAME + 3 * BYTES_PER_COORDINATE * output.frameBodies());
    }
    return bytes;
  }
}
