package org.laplace.simulators;

import java.util.Optional;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.JobDocument;
import org.laplace.simulators.jobfile.Value;

/** What a program describes. */
public enum JobClass {
  /** OpenQASM 2 or 3. */
  CIRCUIT,
  /** A particle job file in YAML or JSON. */
  PARTICLES,
  /** A wave packet job file in YAML or JSON. */
  WAVE_PACKET;

  /**
   * What a job file in YAML or JSON describes: a wave packet where it has a grid, else particles.
   * Empty for a text that is not a mapping of names to values, as no circuit is.
   */
  public static Optional<JobClass> ofJobFile(String text) {
    try {
      Value job = JobDocument.read(text);
      if (!job.isMapping()) {
        return Optional.empty();
      }
      return Optional.of(job.entries().containsKey("grid") ? WAVE_PACKET : PARTICLES);
    } catch (InvalidJobFile e) {
      return Optional.empty();
    }
  }
}
