package org.laplace.acceptance.repository;

import java.util.HashMap;
import java.util.Map;

/** Everything that {@link DeterminismTest} must find. */
final class Undetermined {
  private Undetermined() {}

  static double all(double factor) {
    Map<String, Long> times = new HashMap<>();
    times.put("now", System.nanoTime());
    return factor * times.size();
  }
}
