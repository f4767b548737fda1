package org.laplace.simulators.statevector.plan;

import java.util.List;

/**
 * Kernels that are applied to one block of amplitudes after another.
 *
 * @param active bit q set: amplitudes that differ in qubit q are in one block
 * @param kernels in this order
 */
public record Pass(long active, List<Kernel> kernels) {
  public Pass {
    kernels = List.copyOf(kernels);
  }
}
