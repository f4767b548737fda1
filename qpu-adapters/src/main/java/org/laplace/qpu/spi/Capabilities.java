package org.laplace.qpu.spi;

import java.util.List;
import java.util.Optional;

/**
 * What a machine can do at most.
 *
 * @param engines each engine once
 * @param parallelRuns runs that it works on at the same time; further ones wait
 */
public record Capabilities(List<EngineCapability> engines, int parallelRuns) {
  public Capabilities {
    engines = List.copyOf(engines);
    if (engines.stream().map(EngineCapability::engine).distinct().count() != engines.size()) {
      throw new IllegalArgumentException("an engine is named twice: " + engines);
    }
    if (parallelRuns < 1) {
      throw new IllegalArgumentException("parallelRuns is at least 1, not " + parallelRuns);
    }
  }

  /** The limits of an engine; empty if the machine does not have it. */
  public Optional<EngineCapability> of(String engine) {
    return engines.stream().filter(known -> known.engine().equals(engine)).findFirst();
  }
}
