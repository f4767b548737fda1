package org.laplace.bench;

/**
 * What a paired run found.
 *
 * @param ours median of our values
 * @param peer median of the peer's values
 * @param ratio median of the ratios of the pairs
 * @param ratioMin least ratio of a pair
 * @param ratioMax greatest ratio of a pair
 * @param digest of our first run
 */
record Measured(
    double ours, double peer, double ratio, double ratioMin, double ratioMax, String digest) {}
