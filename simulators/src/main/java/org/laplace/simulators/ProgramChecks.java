package org.laplace.simulators;

import com.google.protobuf.ByteString;
import java.util.Optional;

/** What every engine asks of a program before it reads the source. */
public final class ProgramChecks {
  private ProgramChecks() {}

  /** The first thing that is wrong, if any. */
  public static Optional<Diagnostic> check(Engine engine, Program program) {
    return engineIsMeant(engine, program)
        .or(() -> classIsRight(engine, program))
        .or(() -> sourceIsWithinLimit(program.source()))
        .or(() -> sourceIsUtf8(program.source()));
  }

  private static Optional<Diagnostic> engineIsMeant(Engine engine, Program program) {
    return program.engine().equals(engine.id())
        ? Optional.empty()
        : refuse("WRONG_ENGINE", "The program is for " + program.engine() + ", not " + engine.id());
  }

  private static Optional<Diagnostic> classIsRight(Engine engine, Program program) {
    return program.jobClass() == engine.jobClass()
        ? Optional.empty()
        : refuse(
            "WRONG_JOB_CLASS",
            engine.id()
                + " runs "
                + engine.jobClass()
                + " programs, and this is declared "
                + program.jobClass()
                + "; name an engine of that class");
  }

  private static Optional<Diagnostic> sourceIsWithinLimit(ByteString source) {
    return source.size() <= SimulatorLimits.programBytesMax
        ? Optional.empty()
        : refuse(
            "PROGRAM_TOO_LARGE",
            "The program has "
                + source.size()
                + " bytes; at most "
                + SimulatorLimits.programBytesMax
                + " are taken");
  }

  private static Optional<Diagnostic> sourceIsUtf8(ByteString source) {
    return source.isValidUtf8()
        ? Optional.empty()
        : refuse("NOT_UTF8", "The program is not UTF-8 text; save it as UTF-8");
  }

  private static Optional<Diagnostic> refuse(String code, String message) {
    return Optional.of(Diagnostic.ofProgram(code, message));
  }
}
