package org.laplace.simulators.wavepacket.job;

/**
 * Divides the grid in what lies before it (coordinate less than {@code at}) and beyond.
 *
 * @param axis number of the axis, x being 0
 */
public record Plane(int axis, double at) {}
