package org.laplace.auditor;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OutcomeKind;

/** What a provider claims, where it is to be judged and not run again. */
public record ClaimedResult(Hash root, OutcomeKind outcome, ByteString result) {}
