package org.laplace.qpu.daemon.chain;

import org.laplace.primitives.Amount;

/**
 * The provider's own lane.
 *
 * @param sequence the next one that a block takes
 * @param isOpen whether the chain knows the lane's key
 * @param balance free to spend
 */
public record LaneView(long sequence, boolean isOpen, Amount balance) {}
