package org.laplace.qpu.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which jobs to list; newest first.
 *
 * @param tags that a job has all of
 * @param pending true for those that have not ended, false for those that have
 * @param limit at most 200
 */
public record JobQuery(
    List<String> tags,
    Optional<String> backend,
    Optional<String> sessionId,
    Optional<Boolean> pending,
    Optional<Instant> createdAfter,
    int limit,
    int offset) {
  public JobQuery {
    tags = List.copyOf(tags);
  }

  /** All jobs. */
  public static JobQuery all() {
    return new JobQuery(
        List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 200, 0);
  }

  /** Those with a tag. */
  public static JobQuery ofTag(String tag) {
    return new JobQuery(
        List.of(tag),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        200,
        0);
  }
}
