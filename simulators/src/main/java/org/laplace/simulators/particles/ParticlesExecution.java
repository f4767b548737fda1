package org.laplace.simulators.particles;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.WorkMeter;

/** A particle system on its way. A segment is as many steps as take 2^22 work units, at least 1. */
final class ParticlesExecution implements Execution {
  private static final long UNITS_PER_SEGMENT = 1L << 22;

  private final ParticleSystem system;
  private final WorkMeter work;
  private final PhaseSpace state;
  private final long unitsPerStep;
  private final long stepsPerSegment;
  private @Nullable Observables initial;
  private long segment;
  private long step;
  private boolean ended;

  ParticlesExecution(ParticleSystem system, long workUnitsBudget) {
    this.system = system;
    work = new WorkMeter(workUnitsBudget);
    state = new PhaseSpace(system);
    unitsPerStep = ParticlesComputation.unitsPerStep(state.bodies);
    stepsPerSegment = Math.max(1, UNITS_PER_SEGMENT / unitsPerStep);
  }

  @Override
  public long segment() {
    return segment;
  }

  @Override
  public long workDone() {
    return work.done();
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
    if (initial == null) {
      if (!work.take(2 * unitsPerStep)) {
        return Optional.of(new Outcome.Exhausted());
      }
      initial = Observables.of(state);
      state.accelerate();
      if (!initial.isFinite()) {
        return Optional.of(new Outcome.Diverged(0));
      }
    }
    long end = step + Math.min(stepsPerSegment, system.steps() - step);
    while (step < end) {
      if (!work.take(unitsPerStep)) {
        return Optional.of(new Outcome.Exhausted());
      }
      state.step(system.dt());
      step++;
      if (!state.isFinite()) {
        return Optional.of(new Outcome.Diverged(step));
      }
    }
    return step < system.steps() ? Optional.empty() : Optional.of(end(initial));
  }

  private Outcome end(Observables before) {
    Observables after = Observables.of(state);
    double time = system.dt() * step;
    if (!after.isFinite() || !Double.isFinite(time)) {
      return new Outcome.Diverged(step);
    }
    var result =
        ParticlesResult.newBuilder()
            .setSteps(step)
            .setKineticEnergy(after.kinetic())
            .setPotentialEnergy(after.potential())
            .setTotalEnergy(after.total())
            .setInitialTotalEnergy(before.total())
            .addMomentum(after.momentum().x())
            .addMomentum(after.momentum().y())
            .addMomentum(after.momentum().z())
            .addAngularMomentum(after.angularMomentum().x())
            .addAngularMomentum(after.angularMomentum().y())
            .addAngularMomentum(after.angularMomentum().z())
            .setTime(time);
    for (int i = 0; i < state.bodies; i++) {
      result.addCoordinates(state.x[i]).addCoordinates(state.y[i]).addCoordinates(state.z[i]);
      result.addVelocities(state.vx[i]).addVelocities(state.vy[i]).addVelocities(state.vz[i]);
    }
    return new Outcome.Computed(result.build().toByteString());
  }

  @Override
  public ByteString digest() {
    MessageDigest digest = Sha256.start();
    Sha256.update(digest, step);
    state.addTo(digest);
    return ByteString.copyFrom(digest.digest());
  }
}
