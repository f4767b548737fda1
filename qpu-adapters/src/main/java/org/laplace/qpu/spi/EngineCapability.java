package org.laplace.qpu.spi;

/**
 * One engine of a machine.
 *
 * @param engine name and version as the chain knows it, for example {@code statevector/1}
 * @param sizeMax the largest job: qubits of a circuit, bodies of a particle system
 */
public record EngineCapability(String engine, int sizeMax) {
  public EngineCapability {
    if (sizeMax < 1) {
      throw new IllegalArgumentException("sizeMax of " + engine + " is at least 1, not " + sizeMax);
    }
  }
}
