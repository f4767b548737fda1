package org.laplace.verifier;

import com.google.protobuf.ByteString;
import org.laplace.ledger.state.Codec;
import org.laplace.ledger.state.StateKey;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;

/** The verifier's keys of state. */
final class VerifierKeys {
  static final ByteString CASES = ByteString.copyFromUtf8("audit/");

  /** Cases that were opened in the block before, or in this one. */
  static final ByteString FRESH = ByteString.copyFromUtf8("audit-fresh/");

  /** Open cases in the order of their deadlines. */
  static final ByteString DEADLINES = ByteString.copyFromUtf8("audit-deadline/");

  private VerifierKeys() {}

  /** The open case of a job; a job has at most one. */
  static StateKey<AuditCase> audit(Hash job) {
    return new StateKey<>(StateKeys.audit(job), AuditCase.CODEC);
  }

  static StateKey<Hash> fresh(AuditCase audit) {
    return new StateKey<>(FRESH.concat(audit.job().bytes()), JobCodec.INSTANCE);
  }

  static StateKey<Hash> deadline(AuditCase audit) {
    return new StateKey<>(
        DEADLINES.concat(BigEndian.int64(audit.deadlineHeight())).concat(audit.job().bytes()),
        JobCodec.INSTANCE);
  }

  /** What an entry of either index holds: the job, whose case it is about. */
  enum JobCodec implements Codec<Hash> {
    INSTANCE;

    @Override
    public ByteString encode(Hash job) {
      return job.bytes();
    }

    @Override
    public Hash decode(ByteString bytes) {
      return new Hash(bytes);
    }
  }
}
