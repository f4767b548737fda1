package org.laplace.auditor;

import java.util.List;

/**
 * What the worker sees after a block.
 *
 * @param height of the block
 * @param nextSequence of the hot lane, as committed
 * @param open cases that wait for this lane's attestation, in a fixed order
 */
public record AuditView(String chainId, long height, long nextSequence, List<OpenCase> open) {
  public AuditView {
    open = List.copyOf(open);
  }
}
