package org.laplace.primitives.tx;

import org.laplace.primitives.Hash;
import org.laplace.proto.v1.JobSpec;

/**
 * The name of a job's spec: SHA-256 of its encoding. Transactions have one encoding only, so these
 * are the very bytes that the client signed.
 */
public final class SpecHash {
  private SpecHash() {}

  public static Hash of(JobSpec spec) {
    return Hash.of(spec.toByteString());
  }
}
