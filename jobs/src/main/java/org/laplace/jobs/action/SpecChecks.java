package org.laplace.jobs.action;

import static org.laplace.jobs.action.Checks.firstOf;
import static org.laplace.jobs.action.Checks.rejected;
import static org.laplace.jobs.action.Checks.within;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Input;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.Observable;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.PauliTerm;

/** Ranges of what a spec declares. The chain does not parse the program. */
final class SpecChecks {
  private SpecChecks() {}

  /** What needs no state. */
  static Optional<Rejection> shape(JobSpec spec) {
    return firstOf(
        () -> program(spec.getProgram()),
        () -> classFits(spec),
        () -> within("size", spec.getSize(), 1, Integer.MAX_VALUE),
        () -> within("memory_bytes", spec.getMemoryBytes(), 0, Long.MAX_VALUE),
        () -> within("work_units", spec.getWorkUnits(), 1, Long.MAX_VALUE),
        () -> inputs(spec));
  }

  /** What the network accepts. */
  static Optional<Rejection> engine(JobSpec spec, Params params) {
    Optional<EngineParams> found = Engines.find(params, spec.getEngine());
    if (found.isEmpty()) {
      return Engines.unknown(params, spec.getEngine());
    }
    EngineParams engine = found.get();
    if (engine.getJobClass() != spec.getJobClass()) {
      return rejected(
          Code.OUT_OF_RANGE,
          "engine "
              + engine.getEngine()
              + " runs "
              + engine.getJobClass()
              + ", the job is declared as "
              + spec.getJobClass());
    }
    return firstOf(
        () -> within("size", spec.getSize(), 1, engine.getSizeMax()),
        () -> within("memory_bytes", spec.getMemoryBytes(), 0, engine.getMemoryBytesMax()),
        () -> within("work_units", spec.getWorkUnits(), 1, engine.getWorkUnitsMax()),
        () -> within("shots", spec.getShots(), 0, engine.getShotsMax()),
        () ->
            within(
                "expected_fidelity_permille",
                spec.getExpectedFidelityPermille(),
                engine.getStatistical() ? 1 : 0,
                engine.getStatistical() ? JobsLimits.FIDELITY_PERMILLE_MAX : 0));
  }

  private static Optional<Rejection> program(ByteString program) {
    if (program.isEmpty()) {
      return rejected(Code.PROGRAM_INVALID, "the program is empty");
    }
    if (program.size() > JobsLimits.PROGRAM_BYTES_MAX) {
      return rejected(
          Code.PROGRAM_TOO_LARGE,
          "the program has "
              + program.size()
              + " bytes; at most "
              + JobsLimits.PROGRAM_BYTES_MAX
              + " are possible");
    }
    return program.isValidUtf8()
        ? Optional.empty()
        : rejected(Code.PROGRAM_INVALID, "the program is not UTF-8 text; save it as UTF-8");
  }

  private static Optional<Rejection> classFits(JobSpec spec) {
    return switch (spec.getJobClass()) {
      case JOB_CLASS_CIRCUIT ->
          spec.getObservablesCount() == 0
              ? within("shots", spec.getShots(), 1, Integer.MAX_VALUE)
              : within("shots of a job with observables", spec.getShots(), 0, 0)
                  .or(() -> observables(spec));
      case JOB_CLASS_PARTICLES, JOB_CLASS_WAVE_PACKET ->
          spec.getShots() == 0 && spec.getSeed() == 0 && spec.getObservablesCount() == 0
              ? Optional.empty()
              : rejected(
                  Code.OUT_OF_RANGE,
                  "only circuits have shots, a seed and observables; leave them out");
      case JOB_CLASS_UNSPECIFIED, UNRECOGNIZED ->
          rejected(
              Code.OUT_OF_RANGE,
              "job_class is "
                  + spec.getJobClassValue()
                  + "; it must be "
                  + JobClass.JOB_CLASS_CIRCUIT_VALUE
                  + " (circuit), "
                  + JobClass.JOB_CLASS_PARTICLES_VALUE
                  + " (particles) or "
                  + JobClass.JOB_CLASS_WAVE_PACKET_VALUE
                  + " (wave packet)");
    };
  }

  private static Optional<Rejection> observables(JobSpec spec) {
    if (spec.getObservablesCount() > JobsLimits.OBSERVABLES_PER_JOB_MAX) {
      return within(
          "the number of observables",
          spec.getObservablesCount(),
          1,
          JobsLimits.OBSERVABLES_PER_JOB_MAX);
    }
    long terms = 0;
    for (Observable observable : spec.getObservablesList()) {
      terms += observable.getTermsCount();
      for (PauliTerm term : observable.getTermsList()) {
        if (!isPauliProduct(term.getPaulis(), spec.getSize())) {
          return rejected(
              Code.OUT_OF_RANGE,
              "the terms of observables have one of the letters I, X, Y, Z for each of the "
                  + spec.getSize()
                  + " qubits; one has not");
        }
      }
      if (observable.getTermsCount() == 0) {
        return within(
            "the number of an observable's terms", 0, 1, JobsLimits.PAULI_TERMS_PER_JOB_MAX);
      }
    }
    return within("the number of Pauli terms", terms, 1, JobsLimits.PAULI_TERMS_PER_JOB_MAX);
  }

  private static boolean isPauliProduct(String paulis, int qubits) {
    return paulis.length() == qubits
        && paulis.chars().allMatch(letter -> "IXYZ".indexOf(letter) >= 0);
  }

  private static Optional<Rejection> inputs(JobSpec spec) {
    if (spec.getInputsCount() > JobsLimits.INPUTS_MAX) {
      return within("the number of inputs", spec.getInputsCount(), 0, JobsLimits.INPUTS_MAX);
    }
    ByteString before = ByteString.EMPTY;
    for (Input input : spec.getInputsList()) {
      ByteString name = input.getNameBytes();
      if (name.size() > JobsLimits.INPUT_NAME_BYTES_MAX) {
        return rejected(
            Code.OUT_OF_RANGE,
            "an input's name has "
                + name.size()
                + " bytes; at most "
                + JobsLimits.INPUT_NAME_BYTES_MAX
                + " are possible");
      }
      if (ByteString.unsignedLexicographicalComparator().compare(before, name) >= 0) {
        return rejected(
            Code.OUT_OF_RANGE,
            "inputs stand in ascending order of their names, each name once and none empty; '"
                + input.getName()
                + "' is out of place");
      }
      before = name;
    }
    return Optional.empty();
  }
}
