package org.laplace.auditor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Attest;
import org.laplace.proto.v1.TxBody;

/**
 * Signs attestations and sends them until the chain has them. A signed one is sent again as it is
 * while it can still count. Only when it no longer can, since it expired or since the lane's
 * sequence will not get to it, is the case signed for anew, with the same finding: the chain counts
 * one for each case.
 */
final class Attestor {
  private final PrivateKey hotLane;
  private final AuditSource source;

  /** By case, in the order of sequences, which are the lane's next ones without a gap. */
  private final Map<Case, SignedTransaction> pending = new LinkedHashMap<>();

  private record Case(Hash job, int attempt) {
    static Case of(OpenCase open) {
      return new Case(open.job(), open.attempt());
    }
  }

  Attestor(PrivateKey hotLane, AuditSource source) {
    this.hotLane = hotLane;
    this.source = source;
  }

  /** Attests every finding for which the view's state has no attestation yet. */
  void attest(AuditView view, Map<OpenCase, Found> findings) {
    dropWhatCannotCount(view);
    for (OpenCase open : view.open()) {
      Found found = findings.get(open);
      if (found != null && !pending.containsKey(Case.of(open))) {
        pending.put(Case.of(open), sign(view, open, found, view.nextSequence() + pending.size()));
      }
    }
    pending.values().forEach(tx -> source.broadcast(tx.bytes()));
  }

  /**
   * A case may close before this lane's attestation of it is in a block. The chain then refuses it
   * and its sequence stays unused, so those with later sequences would wait for ever.
   */
  private void dropWhatCannotCount(AuditView view) {
    Set<Case> open = view.open().stream().map(Case::of).collect(Collectors.toSet());
    long next = view.nextSequence();
    for (Map.Entry<Case, SignedTransaction> each : List.copyOf(pending.entrySet())) {
      TxBody body = each.getValue().body();
      if (open.contains(each.getKey())
          && body.getSequence() == next
          && body.getExpiryHeight() > view.height()) {
        next++;
      } else {
        pending.remove(each.getKey());
      }
    }
  }

  private SignedTransaction sign(AuditView view, OpenCase open, Found found, long sequence) {
    Attest.Builder attest =
        Attest.newBuilder()
            .setJobId(open.job().bytes())
            .setAttempt(open.attempt())
            .setResultRoot(found.root().bytes());
    found.statistic().ifPresent(attest::setStatistic);
    return Transactions.sign(
        TxBody.newBuilder()
            .setChainId(view.chainId())
            .setSender(hotLane.publicKey().address().bytes())
            .setSequence(sequence)
            .setExpiryHeight(view.height() + AuditorLimits.ATTESTATION_EXPIRY_BLOCKS)
            .addActions(Action.newBuilder().setAttest(attest))
            .build(),
        hotLane);
  }
}
