package org.laplace.node;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.auditor.AuditSource;
import org.laplace.auditor.AuditView;
import org.laplace.auditor.ClaimedResult;
import org.laplace.auditor.OpenCase;
import org.laplace.jobs.view.JobViews;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.state.StateView;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.Tip;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobSpec;
import org.laplace.verifier.AuditCase;
import org.laplace.verifier.AuditViews;

/** Open cases of this node's own chain, for the audit worker in the same process. */
record ChainAudits(Chain chain, Address hotLane) implements AuditSource {
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);
  private static final int CASES_AT_ONCE = 200;

  @Override
  public Optional<AuditView> awaitAbove(long height) throws InterruptedException {
    Optional<Tip> tip = chain.feed().awaitAbove(height, LOOK_INTERVAL);
    if (tip.isEmpty() && chain.feed().now().isEmpty() && height >= 0) {
      throw new InterruptedException("the chain is closed");
    }
    return tip.isEmpty() ? Optional.empty() : chain.read(this::view);
  }

  private AuditView view(Tip tip) {
    Account lane = tip.state().get(LedgerKeys.account(hotLane)).orElse(Account.PASSIVE);
    List<OpenCase> open =
        lane.role() == Account.Role.ATTESTOR
            ? unattested(tip.state()).stream().map(each -> open(tip, each)).toList()
            : List.of();
    return new AuditView(chain.chainId().orElseThrow(), tip.height(), lane.sequence(), open);
  }

  /** Looks beyond cases that this validator has attested and others hold open. */
  private List<AuditCase> unattested(StateView state) {
    List<AuditCase> unattested = new ArrayList<>();
    Optional<Hash> after = Optional.empty();
    while (true) {
      List<AuditCase> page = AuditViews.openCases(state, after, CASES_AT_ONCE);
      for (AuditCase each : page) {
        if (!each.hasAttested(hotLane)) {
          unattested.add(each);
        }
        if (unattested.size() == CASES_AT_ONCE) {
          return unattested;
        }
      }
      if (page.size() < CASES_AT_ONCE) {
        return unattested;
      }
      after = Optional.of(page.getLast().job());
    }
  }

  private OpenCase open(Tip tip, AuditCase each) {
    Job job = new JobViews(tip.state()).job(each.job()).orElseThrow();
    Hash specHash = new Hash(job.getSpecHash());
    try {
      JobSpec spec = JobSpec.parseFrom(chain.blob(specHash).orElseThrow());
      return new OpenCase(
          each.job(),
          each.attempt(),
          specHash,
          spec,
          each.judgedRoot().map(root -> claim(job.getAttempts(each.attempt() - 1))));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the spec of job " + each.job() + " does not parse", e);
    }
  }

  private ClaimedResult claim(Attempt attempt) {
    return new ClaimedResult(
        new Hash(attempt.getResultRoot()),
        attempt.getOutcome(),
        chain.blob(new Hash(attempt.getResultHash())).orElseThrow());
  }

  @Override
  public Optional<Rejection> broadcast(ByteString tx) {
    return chain.mempool().insert(tx);
  }
}
