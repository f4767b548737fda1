package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import java.util.SortedMap;
import org.laplace.primitives.Hash;

/**
 * Remembers what became of transactions, so that a client can ask and send the same bytes again
 * without harm. No part of the state: nodes may remember differently.
 */
final class TransactionIndex {
  private TransactionIndex() {}

  /** Adds a block's transactions, and the removal of as many of the oldest ones that are due. */
  static void addTo(
      WriteBatch batch, Snapshot snapshot, long height, SortedMap<Hash, ByteString> transactions) {
    transactions.forEach(
        (hash, record) -> {
          batch.put(Keyspace.transaction(hash), record);
          batch.put(Keyspace.transactionsOf(height).concat(hash.bytes()), ByteString.EMPTY);
        });
    long forgotten = height - StorageLimits.TRANSACTION_HEIGHTS;
    if (forgotten <= 0) {
      return;
    }
    int limit = transactions.size() + StorageLimits.PRUNE_BACKLOG_NODES;
    for (var entry :
        snapshot.range(Keyspace.transactionsOf(0), Keyspace.transactionsOf(forgotten), limit)) {
      batch.delete(Keyspace.transaction(Keyspace.transactionOf(entry.key())));
      batch.delete(entry.key());
    }
  }
}
