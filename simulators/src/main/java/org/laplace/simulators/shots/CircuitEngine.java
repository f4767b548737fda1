package org.laplace.simulators.shots;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Engine;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.JobClass;
import org.laplace.simulators.Observable;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.ProgramChecks;
import org.laplace.simulators.Shots;
import org.laplace.simulators.SimulatorLimits;

/** An engine that runs OpenQASM. */
public abstract class CircuitEngine implements Engine {
  private final EngineId id;
  private final ParseLimits limits;

  /** An engine for circuits of at most so many qubits. */
  protected CircuitEngine(EngineId id, int qubitsMax) {
    this.id = id;
    limits =
        new ParseLimits(
            SimulatorLimits.programBytesMax,
            qubitsMax,
            SimulatorLimits.circuitBitsMax,
            SimulatorLimits.circuitRegistersMax,
            SimulatorLimits.circuitOperationsMax);
  }

  /** Why the engine cannot run a circuit that is within all limits, if it cannot. */
  protected abstract Optional<Diagnostic> check(Circuit circuit);

  /**
   * The computation of a circuit that passed all checks.
   *
   * @throws ArithmeticException if its work does not fit a long
   */
  protected abstract Computation computation(Circuit circuit, int shots, long seed);

  /**
   * The computation of expectation values, or why the engine has none.
   *
   * @throws ArithmeticException if its work does not fit a long
   */
  protected Preparation expectations(Circuit circuit, List<Observable> observables) {
    return Preparation.refused(
        Diagnostic.ofProgram(
            "NO_EXPECTATION_VALUES",
            id + " has shots only; ask statevector/1 for expectation values"));
  }

  @Override
  public final EngineId id() {
    return id;
  }

  @Override
  public final JobClass jobClass() {
    return JobClass.CIRCUIT;
  }

  @Override
  public final Preparation prepare(Program program) {
    Optional<Diagnostic> wrong =
        ProgramChecks.check(this, program)
            .or(
                () ->
                    program.observables().isEmpty()
                        ? shotsAreWithinLimit(program.shots())
                        : observablesFit(program));
    if (wrong.isPresent()) {
      return Preparation.refused(wrong.get());
    }
    return switch (OpenQasm.parse(program.source().toStringUtf8(), program.inputs(), limits)) {
      case ParseResult.Rejected rejected -> new Preparation.Refused(translated(rejected));
      case ParseResult.Parsed(Circuit circuit) ->
          program.observables().isEmpty()
              ? prepare(circuit, program.shots(), program.seed())
              : prepare(circuit, program.observables());
    };
  }

  /** Validates a circuit and what expectation values are asked for. */
  public final Preparation prepare(Circuit circuit, List<Observable> observables) {
    Optional<Diagnostic> wrong =
        observables.stream().anyMatch(each -> each.qubits() != circuit.qubits())
            ? refuse(
                "OBSERVABLE_SIZE",
                "The circuit has "
                    + circuit.qubits()
                    + " qubits; each Pauli product needs as many letters")
            : nestingIsWithinLimit(circuit).or(() -> check(circuit));
    return wrong.isPresent()
        ? Preparation.refused(wrong.get())
        : withinLimit(() -> expectations(circuit, observables));
  }

  /** The circuit of a program that this engine takes, if it costs what is declared. */
  public final Optional<Circuit> circuitOf(Program program, Cost declared) {
    if (!(prepare(program) instanceof Preparation.Ready(Computation computation))
        || !computation.accepts(declared)) {
      return Optional.empty();
    }
    return OpenQasm.parse(program.source().toStringUtf8(), program.inputs(), limits)
            instanceof ParseResult.Parsed(Circuit circuit)
        ? Optional.of(circuit)
        : Optional.empty();
  }

  /** Validates a circuit, as {@link #prepare(Program)} does after it has read one. */
  public final Preparation prepare(Circuit circuit, int shots, long seed) {
    Optional<Diagnostic> wrong =
        somethingIsMeasured(circuit)
            .or(() -> resultFits(circuit, shots))
            .or(() -> nestingIsWithinLimit(circuit))
            .or(() -> check(circuit));
    if (wrong.isPresent()) {
      return Preparation.refused(wrong.get());
    }
    return withinLimit(() -> new Preparation.Ready(computation(circuit, shots, seed)));
  }

  private static Preparation withinLimit(Supplier<Preparation> preparation) {
    try {
      Preparation prepared = preparation.get();
      if (!(prepared instanceof Preparation.Ready(Computation computation))
          || computation.cost().workUnits() <= SimulatorLimits.workUnitsMax) {
        return prepared;
      }
    } catch (ArithmeticException e) {
      // More work than a long holds is more than the limit.
    }
    return Preparation.refused(
        Diagnostic.ofProgram(
            "TOO_MUCH_WORK",
            "The run takes more than "
                + SimulatorLimits.workUnitsMax
                + " work units; use fewer shots, operations or qubits"));
  }

  private static List<Diagnostic> translated(ParseResult.Rejected rejected) {
    return rejected.diagnostics().stream()
        .map(d -> new Diagnostic(d.code().name(), d.line(), d.column(), d.message()))
        .toList();
  }

  private static Optional<Diagnostic> shotsAreWithinLimit(int shots) {
    return shots >= 1 && shots <= SimulatorLimits.shotsMax
        ? Optional.empty()
        : refuse(
            "SHOTS_OUT_OF_RANGE",
            "The circuit is to be run "
                + shots
                + " times; ask for 1 to "
                + SimulatorLimits.shotsMax
                + " shots");
  }

  private static Optional<Diagnostic> observablesFit(Program program) {
    if (program.shots() != 0) {
      return refuse(
          "SHOTS_OUT_OF_RANGE",
          "Expectation values are exact and take no shots; ask for 0 shots or for no observables");
    }
    int terms = program.observables().stream().mapToInt(each -> each.terms().size()).sum();
    return program.observables().size() <= SimulatorLimits.observablesMax
            && terms <= SimulatorLimits.pauliTermsMax
        ? Optional.empty()
        : refuse(
            "TOO_MANY_OBSERVABLES",
            program.observables().size()
                + " observables with "
                + terms
                + " terms; at most "
                + SimulatorLimits.observablesMax
                + " with "
                + SimulatorLimits.pauliTermsMax
                + " are taken");
  }

  private static Optional<Diagnostic> somethingIsMeasured(Circuit circuit) {
    return circuit.bits() > 0
        ? Optional.empty()
        : refuse(
            "NOTHING_MEASURED",
            "The program has no classical bits, so that it has no result; declare some and measure"
                + " into them, for example: bit[2] c; c = measure q;");
  }

  private static Optional<Diagnostic> resultFits(Circuit circuit, int shots) {
    CircuitResult head = Shots.encode(circuit, shots, ByteString.EMPTY);
    long outcomes = (long) shots * Shots.bytesPerShot(circuit.bits());
    long bytes =
        head.getSerializedSize()
            + outcomes
            + CodedOutputStream.computeTagSize(CircuitResult.OUTCOMES_FIELD_NUMBER)
            + CodedOutputStream.computeUInt64SizeNoTag(outcomes);
    return bytes <= SimulatorLimits.resultBytesMax
        ? Optional.empty()
        : refuse(
            "RESULT_TOO_LARGE",
            shots
                + " shots of "
                + circuit.bits()
                + " bits make a result of "
                + bytes
                + " bytes; at most "
                + SimulatorLimits.resultBytesMax
                + " are taken, so ask for fewer shots or measure fewer bits");
  }

  private static Optional<Diagnostic> nestingIsWithinLimit(Circuit circuit) {
    return Nesting.isWithin(SimulatorLimits.controlNestingMax, circuit.operations())
        ? Optional.empty()
        : refuse(
            "NESTING_TOO_DEEP",
            "Branches, loops and calls stand in each other more than "
                + SimulatorLimits.controlNestingMax
                + " deep");
  }

  private static Optional<Diagnostic> refuse(String code, String message) {
    return Optional.of(Diagnostic.ofProgram(code, message));
  }
}
