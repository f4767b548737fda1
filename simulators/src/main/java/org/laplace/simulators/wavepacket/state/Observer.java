package org.laplace.simulators.wavepacket.state;

import java.util.ArrayList;
import java.util.List;
import org.laplace.proto.v1.WavePacketObservation;
import org.laplace.simulators.Workers;
import org.laplace.simulators.wavepacket.fourier.Complexes;
import org.laplace.simulators.wavepacket.job.Axis;
import org.laplace.simulators.wavepacket.job.Plane;
import org.laplace.simulators.wavepacket.job.Region;
import org.laplace.simulators.wavepacket.job.WavePacketJob;

/** Means, energies and probabilities of a state; reads it and changes nothing. */
final class Observer {
  private final WavePacketJob job;
  private final MomentumMoments moments;
  private final Workers workers;

  Observer(WavePacketJob job, MomentumMoments moments, Workers workers) {
    this.job = job;
    this.moments = moments;
    this.workers = workers;
  }

  /** What there is to say after a step. */
  WavePacketObservation observe(long step, Complexes wave, Phases phases) {
    var densities = new Densities(job.grid(), wave, workers);
    var observation = WavePacketObservation.newBuilder().setStep(step).setTime(job.dt() * step);
    List<double[]> marginals = new ArrayList<>();
    for (int number = 0; number < job.grid().dimensions(); number++) {
      marginals.add(densities.marginal(number));
    }
    double norm = job.grid().axis(0).spacing() * TreeSum.of(marginals.getFirst());
    observation.setNorm(norm);
    double kinetic = 0;
    for (int number = 0; number < marginals.size(); number++) {
      Axis axis = job.grid().axis(number);
      double[] marginal = marginals.get(number);
      double mean =
          axis.spacing() * TreeSum.of(0, axis.points(), i -> marginal[i] * axis.coordinate(i));
      double square =
          axis.spacing()
              * TreeSum.of(
                  0, axis.points(), i -> marginal[i] * (axis.coordinate(i) * axis.coordinate(i)));
      var momentum = moments.along(number, wave, phases.half);
      observation
          .addPosition(share(mean, norm))
          .addPositionSquare(share(square, norm))
          .addMomentum(momentum.mean())
          .addMomentumSquare(momentum.square());
      kinetic += momentum.square() / (2 * job.mass());
    }
    double potential =
        job.grid().cell()
            * TreeSum.of(
                wave.count(), workers, point -> densities.at(point) * phases.energy[point]);
    observation.setKineticEnergy(kinetic).setPotentialEnergy(share(potential, norm));
    for (Plane plane : job.planes()) {
      Axis axis = job.grid().axis(plane.axis());
      double[] marginal = marginals.get(plane.axis());
      observation
          .addBefore(
              axis.spacing()
                  * TreeSum.of(
                      0, axis.points(), i -> axis.coordinate(i) < plane.at() ? marginal[i] : 0))
          .addBeyond(
              axis.spacing()
                  * TreeSum.of(
                      0, axis.points(), i -> axis.coordinate(i) < plane.at() ? 0 : marginal[i]));
    }
    for (Region region : job.regions()) {
      observation.addWithin(densities.within(region));
    }
    return observation.build();
  }

  private static double share(double part, double norm) {
    return norm == 0 ? 0 : part / norm;
  }
}
