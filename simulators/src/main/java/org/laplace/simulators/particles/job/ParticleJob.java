package org.laplace.simulators.particles.job;

import java.util.Optional;

/**
 * What a job file describes.
 *
 * @param box the sides of a periodic box from the origin on; empty for open space
 * @param dt finite, not 0; negative runs backwards
 * @param steps at least 1
 */
public record ParticleJob(
    Units units,
    Laws laws,
    Optional<Vector> box,
    Integrator integrator,
    Bodies bodies,
    double dt,
    long steps,
    Output output) {}
