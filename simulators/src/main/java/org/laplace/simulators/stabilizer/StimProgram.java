package org.laplace.simulators.stabilizer;

import java.util.List;
import java.util.Optional;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.Workers;

/**
 * A circuit in Stim's language (.stim), with its noise.
 *
 * <pre>{@code
 * switch (StimProgram.parse(text)) {
 *   case StimProgram.Parsed(StimProgram program) ->
 *       program.run(1000, seed, workers, Cancellation.NEVER).measurements();
 *   case StimProgram.Rejected(List<Diagnostic> diagnostics) -> ...
 * }
 * }</pre>
 *
 * <p>For local runs only: no job of the chain is written in this language. All unitary gates of
 * Stim 1.16 are known, all measurements and resets, Pauli noise, correlated errors, feedback from
 * records, detectors and observables; heralded noise is refused. Sweep bits are 0.
 */
public final class StimProgram {
  private final FrameProgram program;

  StimProgram(FrameProgram program) {
    this.program = program;
  }

  /** What became of a text. */
  public sealed interface Result {}

  /** It is a circuit. */
  public record Parsed(StimProgram program) implements Result {}

  /** It is none. At least one diagnostic and at most {@link SimulatorLimits#diagnosticsMax}. */
  public record Rejected(List<Diagnostic> diagnostics) implements Result {
    public Rejected {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * What shots came to.
   *
   * @param measurements in the order of the circuit
   * @param detectors in the order of the circuit: 1 where the parity is another than without noise
   * @param observables by number, as detectors
   */
  public record Sample(ShotBits measurements, ShotBits detectors, ShotBits observables) {}

  /** Reads a circuit. Takes bounded time and memory for any text. */
  public static Result parse(String source) {
    return StimParser.parse(source);
  }

  /** Number of qubits: the largest that is named, and one. */
  public int qubits() {
    return program.qubits();
  }

  /** Measured bits of a shot. */
  public int measurements() {
    return program.rows();
  }

  /** Detectors of a shot. */
  public int detectors() {
    return program.detectors();
  }

  /** Observables of a shot. */
  public int observables() {
    return program.observables();
  }

  /** Why so many shots cannot be run, if they cannot. */
  public Optional<Diagnostic> check(long shots) {
    long bytes =
        (program.rows() + 7L) / 8
            + (program.detectors() + 7L) / 8
            + (program.observables() + 7L) / 8;
    long most =
        Math.min(Integer.MAX_VALUE, SimulatorLimits.stimOutcomeBytesMax / Math.max(1, bytes));
    return shots >= 1 && shots <= most
        ? Optional.empty()
        : Optional.of(
            Diagnostic.ofProgram(
                "SHOTS_OUT_OF_RANGE",
                "The circuit is to be run "
                    + shots
                    + " times; ask for 1 to "
                    + most
                    + " shots, whose outcomes fit "
                    + SimulatorLimits.stimOutcomeBytesMax
                    + " bytes"));
  }

  /**
   * Samples shots.
   *
   * @param shots as many as {@link #check} allows
   * @param workers threads; they change no bit
   * @param cancellation asked again and again, by all of the threads
   * @throws IllegalArgumentException if {@link #check} has something against it
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public Sample run(int shots, long seed, Workers workers, Cancellation cancellation) {
    check(shots)
        .ifPresent(
            wrong -> {
              throw new IllegalArgumentException(wrong.message());
            });
    FrameProgram.Sample sample = program.sample(shots, seed, workers, cancellation);
    return new Sample(sample.rows(), sample.detectors(), sample.observables());
  }

  /**
   * The measured bits of the shot that has no noise and in which every random outcome is 0 before
   * it is inverted: one shot of {@link #measurements} bits.
   *
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public ShotBits referenceShot(Cancellation cancellation) {
    return program.referenceShot(cancellation);
  }
}
