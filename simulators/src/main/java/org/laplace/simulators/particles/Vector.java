package org.laplace.simulators.particles;

/** Three Cartesian components. */
record Vector(double x, double y, double z) {}
