package org.laplace.simulators.shots;

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
 * A run that records the bits of shots. A segment ends with the first operation or shot at which it
 * has taken 2^22 work units.
 */
public abstract class CircuitExecution implements Execution {
  private static final long UNITS_PER_SEGMENT = 1L << 22;

  protected final Circuit circuit;
  protected final int shots;
  protected final int bits;
  protected final long seed;
  protected final WorkMeter work;
  private final int bytesPerShot;

  /** The bits of all shots as results pack them. */
  protected final byte[] outcomes;

  private long segment;
  private boolean ended;

  /** At the start of the program. */
  protected CircuitExecution(Circuit circuit, int shots, long seed, long workUnitsBudget) {
    this.circuit = circuit;
    this.shots = shots;
    bits = circuit.bits();
    this.seed = seed;
    work = new WorkMeter(workUnitsBudget);
    bytesPerShot = Shots.bytesPerShot(bits);
    outcomes = new byte[shots * bytesPerShot];
  }

  /** The next operation or shot; the outcome if it was the last. */
  protected abstract Optional<Outcome> step();

  /** Adds to a digest how far the run is, and its quantum state. */
  protected abstract void addTo(MessageDigest digest);

  /** Sets a bit of a shot to 1. */
  protected final void setBit(int shot, int bit) {
    outcomes[shot * bytesPerShot + bit / 8] |= (byte) (1 << (bit % 8));
  }

  /** The end of the run with what was recorded. */
  protected final Optional<Outcome> computed() {
    return Optional.of(
        new Outcome.Computed(
            Shots.encode(circuit, shots, ByteString.copyFrom(outcomes)).toByteString()));
  }

  /** The end of the run for want of work. */
  protected static Optional<Outcome> exhausted() {
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
    addTo(digest);
    digest.update(outcomes);
    return ByteString.copyFrom(digest.digest());
  }
}
