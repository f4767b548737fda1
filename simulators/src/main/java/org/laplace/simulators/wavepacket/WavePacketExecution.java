package org.laplace.simulators.wavepacket;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.laplace.proto.v1.WavePacketAxis;
import org.laplace.proto.v1.WavePacketMarginal;
import org.laplace.proto.v1.WavePacketObservation;
import org.laplace.proto.v1.WavePacketPlane;
import org.laplace.proto.v1.WavePacketResult;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.WorkMeter;
import org.laplace.simulators.wavepacket.job.Axis;
import org.laplace.simulators.wavepacket.job.Grid;
import org.laplace.simulators.wavepacket.job.Plane;
import org.laplace.simulators.wavepacket.job.Region;
import org.laplace.simulators.wavepacket.job.WavePacketJob;
import org.laplace.simulators.wavepacket.state.WaveState;

/**
 * A wave packet on its way. A segment is as many steps as take 2^24 work units, at least 1; the
 * first one begins with the packets.
 *
 * <p>Whoever runs a job locally may look at the whole density between two segments:
 *
 * <pre>{@code
 * WavePacketExecution execution = computation.start(computation.cost().workUnits(), workers);
 * for (Optional<Outcome> outcome = Optional.empty(); outcome.isEmpty(); ) {
 *   outcome = execution.advance();
 *   draw(execution.step(), execution.density());
 * }
 * }</pre>
 */
public final class WavePacketExecution implements Execution {
  private static final long UNITS_PER_SEGMENT = 1L << 24;

  private final WavePacketJob job;
  private final WaveState state;
  private final WorkUnits units;
  private final WorkMeter work;
  private final long stepsPerSegment;
  private final List<WavePacketObservation> observations = new ArrayList<>();
  private long segment;
  private boolean ended;

  WavePacketExecution(WavePacketJob job, WaveState state, long workUnitsBudget) {
    this.job = job;
    this.state = state;
    units = new WorkUnits(job);
    work = new WorkMeter(workUnitsBudget);
    stepsPerSegment = Math.max(1, UNITS_PER_SEGMENT / units.ofStep());
  }

  @Override
  public long segment() {
    return segment;
  }

  @Override
  public long workDone() {
    return work.done();
  }

  /** Steps made. */
  public long step() {
    return state.step();
  }

  /** Simulated time. */
  public double time() {
    return job.dt() * state.step();
  }

  /** The whole probability density as it is now; zero everywhere before the first segment. */
  public Density density() {
    return new Density(job.grid(), state.density());
  }

  /** What was observed so far. */
  public List<WavePacketObservation> observations() {
    return Collections.unmodifiableList(observations);
  }

  @Override
  public Optional<Outcome> advance() {
    if (ended) {
      throw new IllegalStateException("the run has ended");
    }
    Optional<Outcome> outcome = runSegment();
    segment++;
    ended = outcome.isPresent();
    return outcome;
  }

  private Optional<Outcome> runSegment() {
    if (observations.isEmpty()) {
      if (!work.take(units.ofStart())) {
        return Optional.of(new Outcome.Exhausted());
      }
      if (!state.begin() || !observe()) {
        return Optional.of(new Outcome.Diverged(0));
      }
    }
    long end = state.step() + Math.min(stepsPerSegment, job.steps() - state.step());
    while (state.step() < end) {
      boolean observed = job.isObserved(state.step() + 1);
      if (!work.take(units.ofStep() + (observed ? units.ofObservation() : 0))) {
        return Optional.of(new Outcome.Exhausted());
      }
      if (!state.advance() || (observed && !observe())) {
        return Optional.of(new Outcome.Diverged(state.step()));
      }
    }
    return state.step() < job.steps() ? Optional.empty() : Optional.of(end());
  }

  /** False when something that was observed is not finite. */
  private boolean observe() {
    WavePacketObservation seen = state.observe();
    observations.add(seen);
    double zero = 0 * seen.getTime() + 0 * seen.getNorm();
    zero += 0 * seen.getKineticEnergy() + 0 * seen.getPotentialEnergy();
    for (int axis = 0; axis < job.grid().dimensions(); axis++) {
      zero += 0 * seen.getPosition(axis) + 0 * seen.getPositionSquare(axis);
      zero += 0 * seen.getMomentum(axis) + 0 * seen.getMomentumSquare(axis);
    }
    // Zero times a finite number is zero; times one that is not it is NaN, which stays.
    return zero == 0;
  }

  private Outcome end() {
    var result =
        WavePacketResult.newBuilder()
            .setSteps(state.step())
            .setTime(time())
            .addAllObservations(observations);
    for (Plane plane : job.planes()) {
      result.addPlanes(WavePacketPlane.newBuilder().setAxis(plane.axis()).setAt(plane.at()));
    }
    for (Region region : job.regions()) {
      result.addRegions(region.name());
    }
    Density density = density().thinnedTo(SimulatorLimits.densityDoublesMax);
    for (Axis axis : density.grid().axes()) {
      result.addDensityAxes(message(axis));
    }
    for (double value : density.values()) {
      result.addDensity(value);
    }
    if (job.grid().dimensions() > 1) {
      for (int axis = 0; axis < job.grid().dimensions(); axis++) {
        result.addMarginals(marginal(axis));
      }
    }
    return new Outcome.Computed(result.build().toByteString());
  }

  private WavePacketMarginal marginal(int number) {
    Density marginal =
        new Density(new Grid(List.of(job.grid().axis(number))), state.marginal(number))
            .thinnedTo(SimulatorLimits.marginalDoublesMax);
    var message = WavePacketMarginal.newBuilder().setAxis(message(marginal.grid().axis(0)));
    for (double value : marginal.values()) {
      message.addDensity(value);
    }
    return message.build();
  }

  private static WavePacketAxis message(Axis axis) {
    return WavePacketAxis.newBuilder()
        .setFrom(axis.from())
        .setTo(axis.to())
        .setPoints(axis.points())
        .build();
  }

  @Override
  public ByteString digest() {
    MessageDigest digest = Sha256.start();
    state.addTo(digest);
    return ByteString.copyFrom(digest.digest());
  }
}
