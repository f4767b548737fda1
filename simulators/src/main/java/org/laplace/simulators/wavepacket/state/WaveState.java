package org.laplace.simulators.wavepacket.state;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.laplace.proto.v1.WavePacketObservation;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.Workers;
import org.laplace.simulators.wavepacket.fourier.AxisTransform;
import org.laplace.simulators.wavepacket.fourier.Complexes;
import org.laplace.simulators.wavepacket.fourier.LineKernel;
import org.laplace.simulators.wavepacket.job.Axis;
import org.laplace.simulators.wavepacket.job.Grid;
import org.laplace.simulators.wavepacket.job.WavePacketJob;

/**
 * The wave function of a job on its way. What is kept between two steps is the wave function times
 * exp(-i V dt / (2 hbar)): the end of one step and the beginning of the next are one
 * multiplication.
 */
public final class WaveState {
  /** Bytes of a point: the wave function, two phases and the potential energy. */
  private static final long BYTES_PER_POINT = 7 * Double.BYTES;

  private final WavePacketJob job;
  private final Workers workers;
  private final Complexes wave;
  private final Phases phases;
  private final List<Complexes> kinetic = new ArrayList<>();
  private final Propagator propagator;
  private final Observer observer;
  private long step;

  /** Allocates what {@link #bytes} says and computes nothing yet. */
  public WaveState(WavePacketJob job, LineKernel kernel, Workers workers) {
    this.job = job;
    this.workers = workers;
    Grid grid = job.grid();
    wave = Complexes.zeros(grid.points());
    phases = new Phases(job, workers);
    var transforms = new ArrayList<AxisTransform>();
    for (Axis axis : grid.axes()) {
      var transform = new AxisTransform(axis.points());
      transforms.add(transform);
      kinetic.add(Phases.kinetic(job, axis, transform));
    }
    var buffers = new Buffers(longestAxis(grid));
    propagator = new Propagator(grid, transforms, kinetic, kernel, workers, buffers);
    observer =
        new Observer(
            job,
            new MomentumMoments(grid, job.units().hbar(), transforms, kernel, workers, buffers),
            workers);
  }

  /** Memory of a state on a grid, with one thread's buffer; every further thread adds its own. */
  public static long bytes(Grid grid) {
    long bytes = BYTES_PER_POINT * grid.points() + Buffers.bytes(longestAxis(grid));
    for (Axis axis : grid.axes()) {
      bytes += AxisTransform.bytes(axis.points()) + 2L * Double.BYTES * axis.points();
    }
    return bytes;
  }

  private static int longestAxis(Grid grid) {
    return grid.axes().stream().mapToInt(Axis::points).max().orElseThrow();
  }

  /** Steps made. */
  public long step() {
    return step;
  }

  /** Writes the packets; false when a phase or the norm is not finite, or the norm is zero. */
  public boolean begin() {
    if (!phases.computeAt(0) || !isFinite(kinetic) || !Start.write(job, wave, workers)) {
      return false;
    }
    multiplyByHalf();
    return true;
  }

  private void multiplyByHalf() {
    for (int point = 0; point < wave.count(); point++) {
      double r = wave.re()[point];
      double i = wave.im()[point];
      double c = phases.half.re()[point];
      double s = phases.half.im()[point];
      wave.re()[point] = r * c - i * s;
      wave.im()[point] = r * s + i * c;
    }
  }

  private static boolean isFinite(List<Complexes> phases) {
    double zero = 0;
    for (Complexes each : phases) {
      for (int place = 0; place < each.count(); place++) {
        zero += 0 * each.re()[place] + 0 * each.im()[place];
      }
    }
    return zero == 0;
  }

  /** Makes a step; false when a potential that changes with time has no finite value after it. */
  public boolean advance() {
    step++;
    if (job.potential().changes() && !phases.computeAt(job.dt() * step)) {
      return false;
    }
    propagator.step(wave, phases.whole);
    return true;
  }

  /** What is observed now. */
  public WavePacketObservation observe() {
    return observer.observe(step, wave, phases);
  }

  /** The probability density at each point of the grid, in row-major order. */
  public double[] density() {
    var densities = new Densities(job.grid(), wave, workers);
    double[] values = new double[wave.count()];
    for (int point = 0; point < values.length; point++) {
      values[point] = densities.at(point);
    }
    return values;
  }

  /** Probability per length along an axis. */
  public double[] marginal(int axis) {
    return new Densities(job.grid(), wave, workers).marginal(axis);
  }

  /** Adds the number of steps and all real, then all imaginary parts. */
  public void addTo(MessageDigest digest) {
    Sha256.update(digest, step);
    Sha256.update(digest, wave.re());
    Sha256.update(digest, wave.im());
  }
}
