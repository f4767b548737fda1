package org.laplace.simulators.wavepacket.job;

/**
 * A box, {@code from} included and {@code to} excluded on each axis.
 *
 * @param name as the job calls it
 */
@SuppressWarnings("ArrayRecordComponent") // One value for each axis; read only.
public record Region(String name, double[] from, double[] to) {
  /** Whether a coordinate of an axis is within the box's. */
  public boolean contains(int axis, double coordinate) {
    return coordinate >= from[axis] && coordinate < to[axis];
  }
}
