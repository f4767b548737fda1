package org.laplace.auditor;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Attest;
import org.laplace.proto.v1.TxBody;

/**
 * Signs attestations and sends them until the chain has them. A signed one is sent again as it is
 * while it can still count; only then is it signed anew, so the lane never has two for one case.
 */
final class Attestor {
  private final PrivateKey hotLane;
  private final AuditSource source;
  private final SortedMap<Case, SignedTransaction> pending = new TreeMap<>();

  private record Case(Hash job, int attempt) implements Comparable<Case> {
    @Override
    public int compareTo(Case other) {
      int byJob = job.compareTo(other.job);
      return byJob != 0 ? byJob : Integer.compare(attempt, other.attempt);
    }
  }

  Attestor(PrivateKey hotLane, AuditSource source) {
    this.hotLane = hotLane;
    this.source = source;
  }

  /** Attests every finding for which the view's state has no attestation yet. */
  void attest(AuditView view, Map<OpenCase, Hash> findings) {
    SortedMap<Case, SignedTransaction> stillPending = new TreeMap<>();
    for (OpenCase open : view.open()) {
      SignedTransaction tx = pending.get(new Case(open.job(), open.attempt()));
      if (tx != null && canStillCount(tx, view)) {
        stillPending.put(new Case(open.job(), open.attempt()), tx);
      }
    }
    pending.clear();
    pending.putAll(stillPending);
    long sequence =
        pending.values().stream()
            .mapToLong(tx -> tx.body().getSequence() + 1)
            .max()
            .orElse(view.nextSequence());
    for (OpenCase open : view.open()) {
      Case key = new Case(open.job(), open.attempt());
      Hash root = findings.get(open);
      if (root != null && !pending.containsKey(key)) {
        pending.put(key, sign(view, open, root, sequence));
        sequence++;
      }
    }
    pending.values().forEach(tx -> source.broadcast(tx.bytes()));
  }

  private static boolean canStillCount(SignedTransaction tx, AuditView view) {
    return tx.body().getSequence() >= view.nextSequence()
        && tx.body().getExpiryHeight() > view.height();
  }

  private SignedTransaction sign(AuditView view, OpenCase open, Hash root, long sequence) {
    return Transactions.sign(
        TxBody.newBuilder()
            .setChainId(view.chainId())
            .setSender(hotLane.publicKey().address().bytes())
            .setSequence(sequence)
            .setExpiryHeight(view.height() + AuditorLimits.ATTESTATION_EXPIRY_BLOCKS)
            .addActions(
                Action.newBuilder()
                    .setAttest(
                        Attest.newBuilder()
                            .setJobId(open.job().bytes())
                            .setAttempt(open.attempt())
                            .setResultRoot(root.bytes())))
            .build(),
        hotLane);
  }
}
