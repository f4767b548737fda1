package org.laplace.primitives.tx;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OutcomeKind;

/**
 * What a provider commits to and validators attest: SHA-256 of the ASCII bytes of
 * "laplace/result/v1", the outcome's number in one byte, and the result's bytes.
 */
public final class ResultRoot {
  private static final ByteString TAG = ByteString.copyFromUtf8("laplace/result/v1");

  private ResultRoot() {}

  public static Hash of(OutcomeKind outcome, ByteString result) {
    ByteString kind = ByteString.copyFrom(new byte[] {(byte) outcome.getNumber()});
    return Hash.of(TAG.concat(kind).concat(result));
  }
}
