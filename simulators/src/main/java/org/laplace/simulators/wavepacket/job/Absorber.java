package org.laplace.simulators.wavepacket.job;

/**
 * An imaginary potential -i W at the ends of every axis, so that what arrives there does not come
 * back on the other side. W is the sum over the axes of {@code strength * u * u}, where u grows
 * from 0 at the distance {@code width} from the end to 1 at the end.
 *
 * @param width a length, at most half of the shortest axis
 * @param strength an energy, more than 0
 */
public record Absorber(double width, double strength) {
  /** The part of W that belongs to an axis. */
  public double at(Axis axis, double coordinate) {
    double distance = StrictMath.min(coordinate - axis.from(), axis.to() - coordinate);
    if (distance >= width) {
      return 0;
    }
    double u = (width - distance) / width;
    return strength * u * u;
  }
}
