package org.laplace.jobs.chain;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.laplace.jobs.life.Claim;
import org.laplace.jobs.state.Job;
import org.laplace.jobs.state.JobKeys;
import org.laplace.ledger.message.AuditRequested;
import org.laplace.ledger.message.AuditStarted;
import org.laplace.ledger.message.Verdict;
import org.laplace.ledger.message.VerdictReached;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.state.Codec;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateKey;
import org.laplace.primitives.Address;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.OutcomeKind;

/**
 * Stands where the verifier stands: begins an audit in the block after the result, and two blocks
 * after it knows the truth, which is the word "right". About {@link #DISPUTED} it never agrees.
 */
final class Oracle {
  static final ByteString RIGHT = ByteString.copyFromUtf8("right");
  static final ByteString DISPUTED = ByteString.copyFromUtf8("disputed");

  /** Jobs of this size are misdeclared. */
  static final int MISDECLARED_SIZE = 13;

  static final Address ATTESTOR = new Address(ByteString.copyFromUtf8("an-auditor's-account"));

  private static final int VERDICT_AFTER_BLOCKS = 2;
  private static final ByteString CASES = ByteString.copyFromUtf8("test-case/");

  private record Case(Hash job, int attempt, long openedHeight, long deadlineHeight) {}

  Optional<Rejection> handle(AuditRequested request, Settlement settlement) {
    StateKey<Case> key = key(request.job());
    if (settlement.get(key).isPresent()) {
      throw new IllegalStateException("job " + request.job() + " is audited twice at once");
    }
    settlement.put(
        key,
        new Case(request.job(), request.attempt(), settlement.height(), request.deadlineHeight()));
    return Optional.empty();
  }

  void begin(Settlement settlement) {
    for (Case open : cases(settlement)) {
      if (open.openedHeight() == settlement.height() - 1) {
        settlement.send(new AuditStarted(open.job(), open.attempt()));
      }
    }
  }

  void end(Settlement settlement) {
    for (Case open : cases(settlement)) {
      boolean expired = settlement.height() >= open.deadlineHeight();
      if (expired || settlement.height() >= open.openedHeight() + VERDICT_AFTER_BLOCKS) {
        Optional<Hash> agreed = expired ? Optional.empty() : truth(open, settlement);
        if (expired || agreed.isPresent()) {
          settlement.delete(key(open.job()));
          settlement.send(
              new VerdictReached(
                  open.job(),
                  open.attempt(),
                  new Verdict(
                      agreed,
                      agreed.isPresent() ? 3 : 0,
                      4,
                      agreed.stream().map(_ -> ATTESTOR).toList())));
        }
      }
    }
  }

  /** Empty while it cannot agree. */
  private static Optional<Hash> truth(Case open, Settlement settlement) {
    Job job = settlement.require(JobKeys.job(open.job()));
    Hash claimed = job.state().atStake().orElseThrow().answer().orElseThrow().claim().root();
    if (claimed.equals(Claim.of(OutcomeKind.OUTCOME_KIND_COMPUTED, DISPUTED).root())) {
      return Optional.empty();
    }
    Claim truth =
        job.declared().size() == MISDECLARED_SIZE
            ? Claim.of(OutcomeKind.OUTCOME_KIND_MISDECLARED, ByteString.EMPTY)
            : Claim.of(OutcomeKind.OUTCOME_KIND_COMPUTED, RIGHT);
    return Optional.of(truth.root());
  }

  private static List<Case> cases(Settlement settlement) {
    return settlement.scan(CASES, Integer.MAX_VALUE / 2).stream()
        .map(StateEntry::value)
        .map(CaseCodec.INSTANCE::decode)
        .toList();
  }

  private static StateKey<Case> key(Hash job) {
    return new StateKey<>(CASES.concat(job.bytes()), CaseCodec.INSTANCE);
  }

  private enum CaseCodec implements Codec<Case> {
    INSTANCE;

    @Override
    public ByteString encode(Case value) {
      return value
          .job()
          .bytes()
          .concat(BigEndian.int32(value.attempt()))
          .concat(BigEndian.int64(value.openedHeight()))
          .concat(BigEndian.int64(value.deadlineHeight()));
    }

    @Override
    public Case decode(ByteString bytes) {
      var rest = bytes.substring(Hash.SIZE_BYTES).asReadOnlyByteBuffer();
      return new Case(
          new Hash(bytes.substring(0, Hash.SIZE_BYTES)),
          rest.getInt(),
          rest.getLong(),
          rest.getLong());
    }
  }
}
