package org.laplace.auditor;

import org.laplace.primitives.Hash;
import org.laplace.proto.v1.JobSpec;

/**
 * A claimed result that this validator has not attested yet.
 *
 * @param specHash what is computed depends on it alone
 */
public record OpenCase(Hash job, int attempt, Hash specHash, JobSpec spec) {}
