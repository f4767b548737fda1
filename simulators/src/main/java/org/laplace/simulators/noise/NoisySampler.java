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
 * <p>Every shot is a trajectory of its own, and all shots that nothing has told apart yet are one
 * state: a state is copied when a draw parts its shots, the smaller part going first, so that at
 * most {@code log2(shots) + 2} states are there at once for each thread.
 */
public final class NoisySampler {
  /** Parts of the shots for each thread, so that none waits long for the last. */
  private static final int PARTS_PER_THREAD = 2;

  private NoisySampler() {}

  /**
   * Runs a circuit on the qubits of the model with the same numbers. Memory: {@code 16 * 2^q *
   * (log2(shots) + 2)} bytes for each thread, with q the qubits that the circuit uses.
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
    Optional<Diagnostic> wrong = check(program, shots);
    if (wrong.isPresent()) {
      return new NoisyOutcome.Refused(wrong.get());
    }
    var outcomes = new Outcomes(shots, Shots.bytesPerShot(circuit.bits()));
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
    return new NoisyOutcome.Sampled(
        Shots.parse(Shots.encode(circuit, shots, outcomes.bytes()).toByteString()));
  }

  private static Optional<Diagnostic> check(NoisyProgram program, int shots) {
    if (shots < 1 || shots > SimulatorLimits.shotsMax) {
      return refuse(
          "SHOTS_OUT_OF_RANGE",
          "The circuit is to be run "
              + shots
              + " times; ask for 1 to "
              + SimulatorLimits.shotsMax
              + " shots");
    }
    int bits = program.circuit().bits();
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
    if (program.qubits() > SimulatorLimits.noisyQubitsMax) {
      return refuse(
          "TOO_MANY_QUBITS",
          "The circuit uses "
              + program.qubits()
              + " qubits; with this noise at most "
              + SimulatorLimits.noisyQubitsMax
              + " can be simulated");
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic> refuse(String code, String message) {
    return Optional.of(Diagnostic.ofProgram(code, message));
  }
}
