package org.laplace.simulators.wavepacket.state;

import java.util.ArrayList;
import java.util.List;
import org.laplace.simulators.Workers;
import org.laplace.simulators.wavepacket.fourier.Complexes;
import org.laplace.simulators.wavepacket.job.Axis;
import org.laplace.simulators.wavepacket.job.Grid;
import org.laplace.simulators.wavepacket.job.Packet;
import org.laplace.simulators.wavepacket.job.WavePacketJob;

/** The wave function before the first step. */
final class Start {
  private static final int BLOCK = 4096;

  private Start() {}

  /** Writes the sum of the packets, normalised; false where its norm is zero or not finite. */
  static boolean write(WavePacketJob job, Complexes wave, Workers workers) {
    Grid grid = job.grid();
    var factors = new ArrayList<List<Complexes>>();
    for (Packet packet : job.packets()) {
      var factorsOfPacket = new ArrayList<Complexes>();
      for (int axis = 0; axis < grid.dimensions(); axis++) {
        factorsOfPacket.add(factor(job, packet, axis));
      }
      factors.add(factorsOfPacket);
    }
    int block = Math.min(BLOCK, wave.count());
    workers.run(
        wave.count() / block,
        task -> {
          for (int point = task * block; point < (task + 1) * block; point++) {
            sum(grid, factors, wave, point);
          }
        });
    double norm = grid.cell() * TreeSum.of(wave.count(), workers, point -> square(wave, point));
    if (!(norm > 0) || !Double.isFinite(norm)) {
      return false;
    }
    double scale = 1 / StrictMath.sqrt(norm);
    workers.run(
        wave.count() / block,
        task -> {
          for (int point = task * block; point < (task + 1) * block; point++) {
            wave.re()[point] *= scale;
            wave.im()[point] *= scale;
          }
        });
    return true;
  }

  /**
   * A packet's factor along an axis: exp(-(d / (2 width))^2 + i p d / hbar) / sqrt(width) with the
   * distance d from the centre; that of the first axis times weight and phase.
   */
  private static Complexes factor(WavePacketJob job, Packet packet, int number) {
    Axis axis = job.grid().axis(number);
    double width = packet.width()[number];
    double scale = (number == 0 ? packet.weight() : 1) / StrictMath.sqrt(width);
    double phase = number == 0 ? packet.phase() : 0;
    Complexes factor = Complexes.zeros(axis.points());
    for (int i = 0; i < axis.points(); i++) {
      double distance = axis.coordinate(i) - packet.centre()[number];
      double u = distance / (2 * width);
      double size = scale * StrictMath.exp(-(u * u));
      double angle = packet.momentum()[number] * distance / job.units().hbar() + phase;
      factor.re()[i] = size * StrictMath.cos(angle);
      factor.im()[i] = size * StrictMath.sin(angle);
    }
    return factor;
  }

  private static void sum(Grid grid, List<List<Complexes>> factors, Complexes wave, int point) {
    double sumRe = 0;
    double sumIm = 0;
    for (List<Complexes> packet : factors) {
      int first = grid.along(0, point);
      double re = packet.getFirst().re()[first];
      double im = packet.getFirst().im()[first];
      for (int number = 1; number < packet.size(); number++) {
        int index = grid.along(number, point);
        double factorRe = packet.get(number).re()[index];
        double factorIm = packet.get(number).im()[index];
        double product = re * factorRe - im * factorIm;
        im = re * factorIm + im * factorRe;
        re = product;
      }
      sumRe += re;
      sumIm += im;
    }
    wave.re()[point] = sumRe;
    wave.im()[point] = sumIm;
  }

  private static double square(Complexes wave, int point) {
    return wave.re()[point] * wave.re()[point] + wave.im()[point] * wave.im()[point];
  }
}
