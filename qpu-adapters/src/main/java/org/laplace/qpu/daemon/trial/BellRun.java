package org.laplace.qpu.daemon.trial;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.proto.v1.VendorRecord;

/**
 * A Bell pair on one engine of a machine.
 *
 * @param counts shots by outcome, empty if there is no result
 * @param vendor who says to have run it; empty for engines whose results are exact
 * @param problem why it failed, or would not be paid; empty if validators would confirm it
 */
public record BellRun(
    String engine,
    SortedMap<String, Integer> counts,
    Optional<VendorRecord> vendor,
    Optional<String> problem) {
  public BellRun {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  static BellRun failed(String engine, String problem) {
    return new BellRun(engine, new TreeMap<>(), Optional.empty(), Optional.of(problem));
  }
}
