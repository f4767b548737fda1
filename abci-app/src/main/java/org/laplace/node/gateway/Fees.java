package org.laplace.node.gateway;

import org.laplace.jobs.JobsComponent;
import org.laplace.ledger.LedgerLimits;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.JobSpec;

/** What a transaction will weigh, before it is signed. */
final class Fees {
  /** Signature, key, body around the spec: generous for ML-DSA-65. */
  private static final long ENVELOPE_WEIGHT_MAX = 6_000;

  private Fees() {}

  /** An upper bound at the present base fee. */
  static Amount forOpenJob(JobSpec spec, Amount baseFee) {
    long weight =
        LedgerLimits.TX_BASE_WEIGHT
            + ENVELOPE_WEIGHT_MAX
            + spec.getSerializedSize()
            + new JobsComponent().openJob().weight();
    return baseFee.times(weight);
  }
}
