package org.laplace.verifier;

import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/**
 * What one validator found.
 *
 * @param hotLane the validator's
 * @param root of outcome and result, as {@code ResultRoot} computes it
 * @param power the validator's when it attested, positive
 */
public record Attestation(Address hotLane, Hash root, long power) {}
