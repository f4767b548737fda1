package org.laplace.qpu.emulator;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Map;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.qasm.OpenQasm3Writer;
import org.laplace.circuits.qasm.WriteResult;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.qpu.QpuLimits;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Engine;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Run;
import org.laplace.simulators.RunListener;
import org.laplace.simulators.Shots;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.Workers;
import org.laplace.simulators.noise.NoiseModel;
import org.laplace.simulators.noise.NoisyOutcome;
import org.laplace.simulators.noise.NoisySampler;
import org.laplace.simulators.stabilizer.StabilizerEngine;
import org.laplace.simulators.statevector.StateVectorEngine;

/** Runs circuits on this project's engines. */
final class ShotRunner {
  /** Room for the names of the registers in a result. */
  private static final int HEAD_BYTES = 16 * 1024;

  /** Below it a state vector is faster than a tableau. */
  private static final int SMALL_QUBITS = 12;

  private final Engine dense = StateVectorEngine.planned();
  private final Engine tableau = new StabilizerEngine();

  /**
   * Runs a circuit with the noise of a device.
   *
   * @throws JobFailure if it is too large
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  Samples noisy(Circuit circuit, NoiseModel noise, int shots, long seed, Cancellation cancellation)
      throws JobFailure {
    return switch (NoisySampler.run(
        circuit, noise, shots, seed, Workers.SEQUENTIAL, cancellation)) {
      case NoisyOutcome.Sampled sampled -> samples(circuit, sampled.shots());
      case NoisyOutcome.Refused refused ->
          throw JobFailure.overLimit(
              "The circuit cannot be run with noise: " + refused.diagnostic().message());
    };
  }

  private static Samples samples(Circuit circuit, Shots shots) {
    int bytesPerShot = Shots.bytesPerShot(circuit.bits());
    byte[] bits = new byte[shots.count() * bytesPerShot];
    for (int shot = 0; shot < shots.count(); shot++) {
      for (int bit = 0; bit < circuit.bits(); bit++) {
        if (shots.bit(shot, bit)) {
          bits[shot * bytesPerShot + bit / 8] |= (byte) (1 << bit % 8);
        }
      }
    }
    return new Samples(circuit.registers(), shots.count(), bytesPerShot, bits);
  }

  /**
   * Runs a circuit without noise on the qubits that it touches.
   *
   * @param cancellation asked between segments
   * @throws JobFailure if no engine takes it
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  Samples ideal(Circuit whole, int shots, long seed, Cancellation cancellation) throws JobFailure {
    Circuit circuit = ActiveQubits.of(whole);
    int bytesPerShot = Shots.bytesPerShot(circuit.bits());
    String source = source(circuit);
    int batch =
        Math.max(1, (SimulatorLimits.resultBytesMax - HEAD_BYTES) / Math.max(1, bytesPerShot));
    byte[] bits = new byte[Math.multiplyExact(shots, bytesPerShot)];
    int done = 0;
    for (int number = 0; done < shots; number++) {
      int now = Math.min(batch, shots - done);
      byte[] outcomes = outcomes(circuit, source, now, seed + number, cancellation);
      System.arraycopy(outcomes, 0, bits, done * bytesPerShot, outcomes.length);
      done += now;
    }
    return new Samples(circuit.registers(), shots, bytesPerShot, bits);
  }

  private static String source(Circuit circuit) throws JobFailure {
    return switch (OpenQasm3Writer.write(circuit)) {
      case WriteResult.Written written -> written.program();
      case WriteResult.Unwritable unwritable ->
          throw JobFailure.overLimit("The circuit cannot be run here: " + unwritable.reason());
    };
  }

  private byte[] outcomes(
      Circuit circuit, String source, int shots, long seed, Cancellation cancellation)
      throws JobFailure {
    Computation computation = computation(circuit, source, shots, seed);
    Outcome outcome =
        Run.of(computation, computation.cost().workUnits(), RunListener.NONE, cancellation);
    if (!(outcome instanceof Outcome.Computed computed)) {
      throw new JobFailure(
          JobFailure.RAN_TOO_LONG, "The circuit did not come to an end.", "Bound its loops.");
    }
    try {
      ByteString bytes = CircuitResult.parseFrom(computed.resultBytes()).getOutcomes();
      return bytes.toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("an engine's result is not a circuit's", e);
    }
  }

  private Computation computation(Circuit circuit, String source, int shots, long seed)
      throws JobFailure {
    List<Engine> engines =
        circuit.qubits() <= SMALL_QUBITS ? List.of(dense, tableau) : List.of(tableau, dense);
    String refusal = "no engine takes it";
    for (Engine engine : engines) {
      if (engine.id().equals(dense.id())
          && circuit.qubits() > QpuLimits.EMULATOR_DENSE_QUBITS_MAX) {
        continue;
      }
      switch (engine.prepare(Program.circuit(engine.id(), source, shots, seed, Map.of()))) {
        case Preparation.Ready(Computation computation) -> {
          return computation;
        }
        case Preparation.Refused refused -> refusal = refused.diagnostics().getFirst().toString();
      }
    }
    throw JobFailure.overLimit(
        "The circuit uses "
            + circuit.qubits()
            + " qubits; the emulator runs "
            + QpuLimits.EMULATOR_DENSE_QUBITS_MAX
            + " of any kind and more where all gates are Clifford ("
            + refusal
            + ").");
  }
}
