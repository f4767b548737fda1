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
import org.laplace.simulators.particles.job.LennardJones;
import org.laplace.simulators.particles.job.ParticleJob;
import org.laplace.simulators.particles.job.Vector;
import org.laplace.simulators.particles.motion.Energies;
import org.laplace.simulators.particles.motion.Motion;
import org.laplace.simulators.particles.motion.PhaseSpace;
import org.laplace.simulators.particles.motion.Progress;

/**
 * A particle job on its way. A segment is as many steps as take 2^24 work units, at least 1, and a
 * multiple of the steps between two neighbour lists, so that its end holds all that the next
 * segment needs.
 */
public final class ParticlesExecution implements Execution {
  private static final long UNITS_PER_SEGMENT = 1L << 24;

  private final ParticleJob job;
  private final WorkPrices prices;
  private final WorkMeter work;
  private final Motion motion;
  private final long stepsPerSegment;
  private final ParticlesResult.Builder result = ParticlesResult.newBuilder();
  private @Nullable Energies initial;
  private long segment;
  private boolean ended;

  ParticlesExecution(ParticleJob job, long workUnitsBudget, Motion motion) {
    this.job = job;
    this.motion = motion;
    prices = WorkPrices.of(job);
    work = new WorkMeter(workUnitsBudget);
    long rebuild = job.laws().lennardJones().map(LennardJones::rebuildSteps).orElse(1);
    long affordable = UNITS_PER_SEGMENT / prices.perStep();
    stepsPerSegment = Math.max(1, affordable / rebuild) * rebuild;
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
      Optional<Outcome> end = begin();
      if (end.isPresent()) {
        return end;
      }
    }
    long last = motion.step() + Math.min(stepsPerSegment, job.steps() - motion.step());
    while (motion.step() < last) {
      if (!work.take(prices.perStep())) {
        return Optional.of(new Outcome.Exhausted());
      }
      Optional<Outcome> end = ended(motion.advance()).or(this::sample);
      if (end.isPresent()) {
        return end;
      }
    }
    return motion.step() < job.steps() ? Optional.empty() : Optional.of(end());
  }

  /** The start counts as one step, the energies of both ends are paid here. */
  private Optional<Outcome> begin() {
    if (!work.take(prices.perStep() + 2 * prices.perEnergies())) {
      return Optional.of(new Outcome.Exhausted());
    }
    Optional<Outcome> end = ended(motion.start());
    if (end.isEmpty()) {
      Energies energies = motion.energies();
      initial = energies;
      result
          .setInitialKineticEnergy(energies.kinetic())
          .setInitialPotentialEnergy(energies.potential())
          .setInitialTotalEnergy(energies.total());
      if (!energies.isFinite()) {
        return Optional.of(new Outcome.Diverged(0));
      }
    }
    return end;
  }

  private Optional<Outcome> ended(Progress progress) {
    return switch (progress) {
      case ADVANCED -> Optional.empty();
      case DIVERGED -> Optional.of(new Outcome.Diverged(motion.step()));
      case CROWDED -> Optional.of(new Outcome.Exhausted());
    };
  }

  private Optional<Outcome> sample() {
    if (isDue(job.output().framesEverySteps())) {
      var frame = result.addFramesBuilder().setStep(motion.step());
      for (int i = 0; i < job.output().frameBodies(); i++) {
        Vector at = motion.state().position(i);
        frame.addCoordinates(at.x()).addCoordinates(at.y()).addCoordinates(at.z());
      }
    }
    if (isDue(job.output().energiesEverySteps())) {
      if (!work.take(prices.perEnergies())) {
        return Optional.of(new Outcome.Exhausted());
      }
      Energies energies = motion.energies();
      if (!energies.isFinite()) {
        return Optional.of(new Outcome.Diverged(motion.step()));
      }
      result
          .addEnergiesBuilder()
          .setStep(motion.step())
          .setKineticEnergy(energies.kinetic())
          .setPotentialEnergy(energies.potential());
    }
    return Optional.empty();
  }

  private boolean isDue(long everySteps) {
    return everySteps > 0 && motion.step() % everySteps == 0;
  }

  private Outcome end() {
    Energies after = motion.energies();
    double time = job.dt() * motion.step();
    if (!after.isFinite() || !Double.isFinite(time)) {
      return new Outcome.Diverged(motion.step());
    }
    result
        .setSteps(motion.step())
        .setTime(time)
        .setBodies(motion.state().bodies())
        .setUnits(job.units().text())
        .setLateRebuilds(motion.lateRebuilds())
        .setKineticEnergy(after.kinetic())
        .setPotentialEnergy(after.potential())
        .setTotalEnergy(after.total())
        .addMomentum(after.momentum().x())
        .addMomentum(after.momentum().y())
        .addMomentum(after.momentum().z())
        .addAngularMomentum(after.angularMomentum().x())
        .addAngularMomentum(after.angularMomentum().y())
        .addAngularMomentum(after.angularMomentum().z());
    if (job.output().state()) {
      Frame frame = frame();
      for (double coordinate : frame.coordinates()) {
        result.addCoordinates(coordinate);
      }
      for (double velocity : frame.velocities()) {
        result.addVelocities(velocity);
      }
    }
    return new Outcome.Computed(result.build().toByteString());
  }

  /**
   * The bodies at the present moment: between two segments, at the start, or after the end. It is
   * not part of the result, so it is there for any number of bodies.
   */
  public Frame frame() {
    PhaseSpace state = motion.state();
    double[] coordinates = new double[3 * state.bodies()];
    double[] velocities = new double[3 * state.bodies()];
    for (int i = 0; i < state.bodies(); i++) {
      Vector position = state.position(i);
      Vector velocity = state.velocity(i);
      coordinates[3 * i] = position.x();
      coordinates[3 * i + 1] = position.y();
      coordinates[3 * i + 2] = position.z();
      velocities[3 * i] = velocity.x();
      velocities[3 * i + 1] = velocity.y();
      velocities[3 * i + 2] = velocity.z();
    }
    return new Frame(motion.step(), job.dt() * motion.step(), coordinates, velocities);
  }

  @Override
  public ByteString digest() {
    MessageDigest digest = Sha256.start();
    Sha256.update(digest, motion.step());
    Sha256.update(digest, motion.lateRebuilds());
    motion.state().addTo(digest);
    return ByteString.copyFrom(digest.digest());
  }
}
