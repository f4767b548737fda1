package org.laplace.verifier;

import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/**
 * What one validator found.
 *
 * @param hotLane the validator's
 * @param root what attestations are counted by: of outcome and result, as {@code ResultRoot}
 *     computes it, or of claimed result and statistic, as {@code StatisticRoot} does
 * @param power the validator's when it attested, positive
 */
public record Attestation(Address hotLane, Hash root, long power) {}
