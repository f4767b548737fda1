package org.laplace.simulators.wavepacket.job;

/**
 * A Gaussian, normalised on its own before it is weighted.
 *
 * @param centre mean coordinates
 * @param width standard deviations of the probability, more than 0
 * @param momentum mean momenta
 * @param weight its amplitude beside the others'
 * @param phase of that amplitude, radians
 */
@SuppressWarnings("ArrayRecordComponent") // One value for each axis; read only.
public record Packet(
    double[] centre, double[] width, double[] momentum, double weight, double phase) {}
