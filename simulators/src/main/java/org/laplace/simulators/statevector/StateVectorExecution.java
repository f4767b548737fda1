package org.laplace.simulators.statevector;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.Shots;
import org.laplace.simulators.WorkMeter;

/**
 * What both kinds of run share. A segment ends with the first operation or shot at which it has
 * taken 2^22 work units.
 */
abstract sealed class StateVectorExecution implements Execution
    permits SampledExecution, TrajectoriesExecution {
  private static final long UNITS_PER_SEGMENT = 1L << 22;

  final Circuit circuit;
  final int shots;
  final long seed;
  final WorkUnits units;
  final WorkMeter work;
  final Amplitudes state;
  private final int bytesPerShot;
  private final byte[] outcomes;
  private long segment;
  private boolean ended;

  StateVectorExecution(Circuit circuit, int shots, long seed, long workUnitsBudget) {
    this.circuit = circuit;
    this.shots = shots;
    this.seed = seed;
    units = new WorkUnits(circuit.qubits());
    work = new WorkMeter(workUnitsBudget);
    state = new Amplitudes(circuit.qubits());
    bytesPerShot = Shots.bytesPerShot(circuit.bits());
    outcomes = new byte[shots * bytesPerShot];
  }

  /** The next operation or shot; the outcome if it was the last. */
  abstract Optional<Outcome> step();

  /** Adds to a digest how far the run is. */
  abstract void addProgressTo(MessageDigest digest);

  final void setBit(int shot, int bit) {
    outcomes[shot * bytesPerShot + bit / 8] |= (byte) (1 << (bit % 8));
  }

  final Optional<Outcome> computed() {
    return Optional.of(
        new Outcome.Computed(
            Shots.encode(circuit, shots, ByteString.copyFrom(outcomes)).toByteString()));
  }

  static Optional<Outcome> exhausted() {
    return Optional.of(new Outcome.Exhausted());
  }

  @Override
  public final long segment() {
    return segment;
  }

  @Override
  public final long workDone() {
    return work.done();
  }

  @Override
  public final Optional<Outcome> advance() {
    if (ended) {
      throw new IllegalStateException("the run has ended");
    }
    long end = work.done() + UNITS_PER_SEGMENT;
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty() && work.done() < end) {
      outcome = step();
    }
    segment++;
    ended = outcome.isPresent();
    return outcome;
  }

  @Override
  public final ByteString digest() {
    MessageDigest digest = Sha256.start();
    addProgressTo(digest);
    state.addTo(digest);
    digest.update(outcomes);
    return ByteString.copyFrom(digest.digest());
  }
}
