package org.laplace.qpu.simulator;

import java.util.Optional;
import java.util.TreeMap;
import org.laplace.proto.v1.Input;
import org.laplace.proto.v1.JobSpec;
import org.laplace.simulators.Cost;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.JobClass;
import org.laplace.simulators.Program;

/** A job's spec in the engines' words. */
record DeclaredJob(Program program, Cost declared) {
  /** Empty if the spec names no engine or class that could exist. */
  static Optional<DeclaredJob> of(JobSpec spec) {
    if (!EngineId.isEngineId(spec.getEngine())) {
      return Optional.empty();
    }
    return jobClass(spec)
        .map(
            jobClass -> {
              var inputs = new TreeMap<String, Double>();
              for (Input input : spec.getInputsList()) {
                inputs.put(input.getName(), Double.longBitsToDouble(input.getValueBits()));
              }
              return new DeclaredJob(
                  new Program(
                      jobClass,
                      EngineId.of(spec.getEngine()),
                      spec.getProgram(),
                      spec.getShots(),
                      spec.getSeed(),
                      inputs),
                  new Cost(spec.getSize(), spec.getMemoryBytes(), spec.getWorkUnits()));
            });
  }

  private static Optional<JobClass> jobClass(JobSpec spec) {
    return switch (spec.getJobClass()) {
      case JOB_CLASS_CIRCUIT -> Optional.of(JobClass.CIRCUIT);
      case JOB_CLASS_PARTICLES -> Optional.of(JobClass.PARTICLES);
      case JOB_CLASS_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }
}
