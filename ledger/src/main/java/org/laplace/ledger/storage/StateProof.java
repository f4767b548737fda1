package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.primitives.Hash;
import org.laplace.proto.ics23.CommitmentProof;

/**
 * What stood under a key at a height, with the proof.
 *
 * @param height the height after whose block it stood there
 * @param appHash the root against which the proof holds; CometBFT's header of the next height has
 *     it
 * @param key the key
 * @param value the value, or nothing when the key had none
 * @param proof of presence when there is a value, else of absence
 */
public record StateProof(
    long height, Hash appHash, ByteString key, Optional<ByteString> value, CommitmentProof proof) {}
