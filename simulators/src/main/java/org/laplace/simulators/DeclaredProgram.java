package org.laplace.simulators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.proto.v1.Input;
import org.laplace.proto.v1.JobSpec;

/**
 * A job's spec as the chain keeps it, read as a program and the cost that its client declares.
 *
 * @param declared exactly what the program must cost, or the job is misdeclared
 */
public record DeclaredProgram(Program program, Cost declared) {
  /** Empty for a class or an engine name that no engine can have, or a malformed observable. */
  public static Optional<DeclaredProgram> of(JobSpec spec) {
    Optional<JobClass> jobClass =
        switch (spec.getJobClass()) {
          case JOB_CLASS_CIRCUIT -> Optional.of(JobClass.CIRCUIT);
          case JOB_CLASS_PARTICLES -> Optional.of(JobClass.PARTICLES);
          case JOB_CLASS_WAVE_PACKET -> Optional.of(JobClass.WAVE_PACKET);
          case JOB_CLASS_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    if (jobClass.isEmpty() || !EngineId.isEngineId(spec.getEngine())) {
      return Optional.empty();
    }
    SortedMap<String, Double> inputs = new TreeMap<>();
    for (Input input : spec.getInputsList()) {
      inputs.put(input.getName(), Double.longBitsToDouble(input.getValueBits()));
    }
    Optional<List<Observable>> observables = observablesOf(spec);
    if (observables.isEmpty()) {
      return Optional.empty();
    }
    Program program =
        new Program(
            jobClass.get(),
            EngineId.of(spec.getEngine()),
            spec.getProgram(),
            spec.getShots(),
            spec.getSeed(),
            inputs,
            observables.get());
    return Optional.of(
        new DeclaredProgram(
            program, new Cost(spec.getSize(), spec.getMemoryBytes(), spec.getWorkUnits())));
  }

  /** Empty if one has no terms, a letter or length that does not fit, or a factor not finite. */
  private static Optional<List<Observable>> observablesOf(JobSpec spec) {
    var observables = new ArrayList<Observable>();
    try {
      for (var observable : spec.getObservablesList()) {
        observables.add(
            new Observable(
                observable.getTermsList().stream()
                    .map(
                        term ->
                            new PauliTerm(
                                Double.longBitsToDouble(term.getCoefficientBits()),
                                term.getPaulis()))
                    .toList()));
      }
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    return Optional.of(observables);
  }
}
