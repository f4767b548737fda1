package org.laplace.auditor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.laplace.primitives.Hash;

/** Result roots that were computed here, by the hash of their specs; the oldest are forgotten. */
final class Findings {
  private final Map<Hash, Hash> roots = new LinkedHashMap<>();

  synchronized void add(Hash specHash, Hash root) {
    roots.put(specHash, root);
    if (roots.size() > AuditorLimits.REMEMBERED_CASES_MAX) {
      roots.remove(roots.keySet().iterator().next());
    }
  }

  synchronized Optional<Hash> rootOf(Hash specHash) {
    return Optional.ofNullable(roots.get(specHash));
  }
}
