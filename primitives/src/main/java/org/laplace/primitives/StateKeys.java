package org.laplace.primitives;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;

/**
 * The keys of the state tree's leaves, in the one place where clients that check proofs and the
 * components that write the leaves both find them: an ASCII word, and for objects a slash and the
 * raw bytes of address or id.
 */
public final class StateKeys {
  private StateKeys() {}

  /** A Job. */
  public static ByteString job(Hash id) {
    return ascii("job/").concat(id.bytes());
  }

  /** An Account. */
  public static ByteString account(Address address) {
    return ascii("account/").concat(address.bytes());
  }

  /** An Offer. */
  public static ByteString offer(Hash id) {
    return ascii("offer/").concat(id.bytes());
  }

  /** A Provider. */
  public static ByteString provider(Address address) {
    return ascii("provider/").concat(address.bytes());
  }

  /** The Purse of a job or an offer. */
  public static ByteString purse(Hash id) {
    return ascii("purse/").concat(id.bytes());
  }

  /** The AuditCase of a job's running attempt. */
  public static ByteString audit(Hash jobId) {
    return ascii("audit/").concat(jobId.bytes());
  }

  public static ByteString supply() {
    return ascii("supply");
  }

  public static ByteString params() {
    return ascii("params");
  }

  /** The ValidatorRegistry. */
  public static ByteString validators() {
    return ascii("validators");
  }

  private static ByteString ascii(String word) {
    return ByteString.copyFrom(word, StandardCharsets.US_ASCII);
  }
}
