package org.laplace.simulators.particles;

/**
 * A run's bodies at one moment, in the units of the job.
 *
 * @param step steps behind
 * @param time since the start
 * @param coordinates x, y, z of each body, in the order of the job
 * @param velocities as the coordinates
 */
@SuppressWarnings("ArrayRecordComponent") // Large, made once, and never changed.
public record Frame(long step, double time, double[] coordinates, double[] velocities) {}
