package org.laplace.simulators.noise;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Shots;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.Workers;

/**
 * Runs circuits with noise.
 *
 * <p>A Clifford circuit without classical control whose noise is Pauli operators and readout alone
 * runs as Pauli frames, on thousands of qubits. Of all others, every shot is a trajectory of its
 * own, and all shots that nothing has told apart yet are one state: a state is copied when a draw
 * parts its shots, the smaller part going first, so that at most {@code log2(shots) + 2} states are
 * there at once for each thread.
 */
public final class NoisySampler {
  /** Parts of the shots for each thread, so that none waits long for the last. */
  private static final int PARTS_PER_THREAD = 2;

  private NoisySampler() {}

  /**
   * Runs a circuit on the qubits of the model with the same numbers. Memory of trajectories: {@code
   * 16 * 2^q * (log2(shots) + 2)} bytes for each thread, with q the qubits that the circuit uses.
   *
   * @param shots 1 to {@link SimulatorLimits#shotsMax}
   * @param workers threads; they change no bit of the shots
   * @param cancellation asked before each operation, by all of the threads
   * @throws CancellationException when cancelled
   */
  public static NoisyOutcome run(
      Circuit circuit,
      NoiseModel model,
      int shots,
      long seed,
      Workers workers,
      Cancellation cancellation) {
    var program = new NoisyProgram(circuit, model);
    Optional<Diagnostic> wrong = checkSize(circuit, shots);
    if (wrong.isPresent()) {
      return new NoisyOutcome.Refused(wrong.get());
    }
    var outcomes = new Outcomes(shots, Shots.bytesPerShot(circuit.bits()));
    Optional<FrameRun> frames = FrameRun.of(program).filter(run -> run.fits(shots));
    if (frames.isPresent()) {
      frames.get().run(shots, seed, outcomes, workers, cancellation);
      return sampled(circuit, shots, outcomes);
    }
    if (program.qubits() > SimulatorLimits.noisyQubitsMax) {
      return new NoisyOutcome.Refused(tooManyQubits(program));
    }
    int parts = workers.threads() == 1 ? 1 : Math.min(shots, PARTS_PER_THREAD * workers.threads());
    var runs = new TrajectoryRun[parts];
    workers.run(
        parts,
        part -> {
          int first = (int) ((long) shots * part / parts);
          int end = (int) ((long) shots * (part + 1) / parts);
          runs[part] = new TrajectoryRun(program, outcomes, seed, cancellation);
          runs[part].run(first, end);
        });
    for (TrajectoryRun run : runs) {
      Optional<Diagnostic> fault = run.fault();
      if (fault.isPresent()) {
        return new NoisyOutcome.Refused(fault.get());
      }
    }
    return sampled(circuit, shots, outcomes);
  }

  private static NoisyOutcome sampled(Circuit circuit, int shots, Outcomes outcomes) {
    return new NoisyOutcome.Sampled(
        Shots.parse(Shots.encode(circuit, shots, outcomes.bytes()).toByteString()));
  }

  private static Optional<Diagnostic> checkSize(Circuit circuit, int shots) {
    if (shots < 1 || shots > SimulatorLimits.shotsMax) {
      return refuse(
          "SHOTS_OUT_OF_RANGE",
          "The circuit is to be run "
              + shots
              + " times; ask for 1 to "
              + SimulatorLimits.shotsMax
              + " shots");
    }
    int bits = circuit.bits();
    if (bits < 1 || bits > SimulatorLimits.circuitBitsMax) {
      return refuse(
          "BITS_OUT_OF_RANGE",
          "The circuit has "
              + bits
              + " classical bits; 1 to "
              + SimulatorLimits.circuitBitsMax
              + " can be reported");
    }
    if ((long) shots * Shots.bytesPerShot(bits) > SimulatorLimits.noisyOutcomeBytesMax) {
      return refuse(
          "RESULT_TOO_LARGE",
          shots
              + " shots of "
              + bits
              + " bits are more than "
              + SimulatorLimits.noisyOutcomeBytesMax
              + " bytes; ask for fewer shots");
    }
    return Optional.empty();
  }

  private static Diagnostic tooManyQubits(NoisyProgram program) {
    return Diagnostic.ofProgram(
        "TOO_MANY_QUBITS",
        "The circuit uses "
            + program.qubits()
            + " qubits; with this noise at most "
            + SimulatorLimits.noisyQubitsMax
            + " can be simulated");
  }

  private static Optional<Diagnostic> refuse(String code, String message) {
    return Optional.of(Diagnostic.ofProgram(code, message));
  }
}
