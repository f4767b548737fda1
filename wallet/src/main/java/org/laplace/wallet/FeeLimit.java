package org.laplace.wallet;

import java.math.BigInteger;
import java.util.List;
import org.laplace.proto.v1.Action;

/**
 * The most that a sender lets himself be charged. A transaction is charged the base fee of its
 * block times its weight, never the limit, and the limit is not set aside either; so it is chosen
 * generously: an upper bound of the weight, which only the chain knows exactly, times a base fee
 * that has risen for twenty full blocks (at most 1/8 a block).
 */
final class FeeLimit {
  private static final long BASE_FEE_RISE_FACTOR = 16;

  /** Signature and key of the larger scheme, and the encoding around the body. */
  private static final long ENVELOPE_WEIGHT = 8_000;

  /** No action weighs more, apart from its bytes and the one below. */
  private static final long ACTION_WEIGHT_MAX = 10_000;

  /** A drip mints, and is bounded by its weight since it may be free of fees. */
  private static final long DRIP_WEIGHT_MAX = 200_000;

  private FeeLimit() {}

  /**
   * A limit in micro-LAP.
   *
   * @param baseFee for one unit of weight at present, micro-LAP
   */
  static long of(long baseFee, List<Action> actions) {
    long weight = ENVELOPE_WEIGHT;
    for (Action action : actions) {
      long fixed = action.hasDripFaucet() ? DRIP_WEIGHT_MAX : ACTION_WEIGHT_MAX;
      weight += action.getSerializedSize() + fixed;
    }
    return BigInteger.valueOf(weight)
        .multiply(BigInteger.valueOf(baseFee))
        .multiply(BigInteger.valueOf(BASE_FEE_RISE_FACTOR))
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }
}
