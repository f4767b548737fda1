package org.laplace.ledger.storage;

import java.util.List;

/**
 * Removes what no provable height reaches any more, as part of the batch of the next commit, a
 * bounded amount each time.
 */
final class Pruning {
  private Pruning() {}

  /**
   * Adds the removals to a batch.
   *
   * @param snapshot the store as the batch finds it
   * @param oldestKept the lowest height that stays provable
   * @param nodesMax how many nodes to remove at the most
   */
  static void addTo(WriteBatch batch, Snapshot snapshot, long oldestKept, int nodesMax) {
    if (oldestKept <= 0) {
      return;
    }
    var roots =
        snapshot.range(Keyspace.root(0), Keyspace.root(oldestKept), StorageLimits.PRUNE_ROOTS);
    roots.forEach(root -> batch.delete(root.key()));
    if (roots.size() == StorageLimits.PRUNE_ROOTS) {
      // Older roots may remain and still need their nodes.
      return;
    }
    for (var stale : staleUpTo(snapshot, oldestKept, nodesMax)) {
      batch.delete(Keyspace.nodeOfStale(stale.key()));
      batch.delete(stale.key());
    }
  }

  /** A node that is stale since a height is still reached by the height before. */
  private static List<StoredEntry> staleUpTo(Snapshot snapshot, long oldestKept, int nodesMax) {
    return snapshot.range(Keyspace.staleSince(0), Keyspace.staleSince(oldestKept + 1), nodesMax);
  }
}
