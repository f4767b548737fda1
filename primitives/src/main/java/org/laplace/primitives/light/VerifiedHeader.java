package org.laplace.primitives.light;

import com.google.protobuf.ByteString;
import java.time.Instant;
import org.laplace.primitives.Hash;

/**
 * A header that more than 2/3 of the power of the set that it names has signed. Whether that set is
 * to be trusted is another question, see {@link TrustedSet}.
 *
 * @param time of the block, as its header says
 * @param appHash the application's state after the block before this one
 * @param validatorsHash of the set that signed
 */
public record VerifiedHeader(
    Hash hash,
    long height,
    Instant time,
    ByteString appHash,
    Hash validatorsHash,
    SignedPower power) {}
