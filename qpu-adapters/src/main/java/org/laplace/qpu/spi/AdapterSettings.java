package org.laplace.qpu.spi;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the operator says about a machine.
 *
 * @param parallelRuns how many runs at the same time, at least 1
 * @param options what only this kind of adapter knows, by name; an adapter refuses unknown names
 */
public record AdapterSettings(int parallelRuns, Map<String, String> options) {
  public AdapterSettings {
    if (parallelRuns < 1) {
      throw new IllegalArgumentException(
          "an adapter runs at least one job at a time, not " + parallelRuns);
    }
    options = Map.copyOf(new TreeMap<>(options));
  }

  public static AdapterSettings ofParallelRuns(int parallelRuns) {
    return new AdapterSettings(parallelRuns, Map.of());
  }
}
