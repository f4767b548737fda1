package org.laplace.auditor;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.primitives.Rejection;

/** The chain, as the worker knows it. */
public interface AuditSource {
  /** Waits for a block above a height; empty now and then, so that the worker can look around. */
  Optional<AuditView> awaitAbove(long height) throws InterruptedException;

  /** Hands a signed transaction on; the same bytes may come again. */
  Optional<Rejection> broadcast(ByteString tx);
}
