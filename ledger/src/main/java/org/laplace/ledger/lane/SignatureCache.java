package org.laplace.ledger.lane;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.PublicKey;
import org.laplace.primitives.tx.SignedTransaction;

/**
 * Remembers which transactions had a right signature, so that each is verified once on its way from
 * the mempool to the block. Keyed by the hash of the whole transaction with its signature, and by
 * the key; only successes are kept. A miss costs time and changes nothing.
 */
public final class SignatureCache {
  private final int entriesMax;
  private final LinkedHashMap<Hash, PublicKey> verified = new LinkedHashMap<>();

  public SignatureCache(int entriesMax) {
    this.entriesMax = entriesMax;
  }

  /** Empty when the key has signed the transaction. */
  public Optional<Rejection> check(SignedTransaction transaction, PublicKey key) {
    if (isKnown(transaction.hash(), key)) {
      return Optional.empty();
    }
    Optional<Rejection> rejection = transaction.checkSignature(key);
    if (rejection.isEmpty()) {
      remember(transaction.hash(), key);
    }
    return rejection;
  }

  private synchronized boolean isKnown(Hash hash, PublicKey key) {
    return key.equals(verified.get(hash));
  }

  private synchronized void remember(Hash hash, PublicKey key) {
    verified.put(hash, key);
    if (verified.size() > entriesMax) {
      Map.Entry<Hash, PublicKey> oldest = verified.firstEntry();
      verified.remove(oldest.getKey());
    }
  }
}
