package org.laplace.simulators.particles.motion;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The registers that kernels use: the machine's, of eight doubles at most. */
final class VectorWidth {
  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= Lanes.COUNT
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;

  private VectorWidth() {}
}
