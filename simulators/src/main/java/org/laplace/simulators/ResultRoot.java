package org.laplace.simulators;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The digest that providers commit to and validators attest: SHA-256 over the ASCII bytes of
 * {@value #DOMAIN_TAG}, one byte for the kind of the outcome, and the result bytes.
 */
public final class ResultRoot {
  static final String DOMAIN_TAG = "laplace/result/v1";

  private ResultRoot() {}

  /** 32 bytes. */
  public static ByteString of(OutcomeKind kind, ByteString resultBytes) {
    MessageDigest digest = Sha256.start();
    digest.update(DOMAIN_TAG.getBytes(StandardCharsets.US_ASCII));
    digest.update((byte) kind.number());
    digest.update(resultBytes.asReadOnlyByteBuffer());
    return ByteString.copyFrom(digest.digest());
  }
}
