package org.laplace.rewards;

import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.Params;

/**
 * The base fee follows the load (EIP-1559, in integers). Half of a block's weight is the target. A
 * block above it raises the fee of the next one, a block below it lowers it, in proportion to the
 * distance and by an eighth at the most; where that rounds to nothing, by 1 micro-LAP, so that a
 * small fee moves too. Genesis sets the bounds.
 */
final class BaseFee {
  private BaseFee() {}

  static void follow(Settlement settlement) {
    Amount fee = settlement.require(LedgerKeys.BASE_FEE);
    Amount next = next(fee, settlement.block().weight(), settlement.params());
    if (!next.equals(fee)) {
      settlement.put(LedgerKeys.BASE_FEE, next);
    }
  }

  /**
   * The fee for one unit of weight in the next block.
   *
   * @param fee in this block, within the bounds
   * @param weight of this block
   */
  static Amount next(Amount fee, long weight, Params params) {
    long target = Math.ceilDiv(params.getBlockWeightMax(), 2);
    if (weight > target) {
      Amount headroom = Amount.of(params.getBaseFeeMax()).minus(fee);
      return fee.plus(change(fee, weight - target, target).min(headroom));
    }
    if (weight < target) {
      Amount room = fee.minus(Amount.of(params.getBaseFeeMin()));
      return fee.minus(change(fee, target - weight, target).min(room));
    }
    return fee;
  }

  private static Amount change(Amount fee, long distance, long target) {
    Amount change =
        fee.share(Math.min(distance, target), target)
            .share(1, RewardsLimits.BASE_FEE_CHANGE_DENOMINATOR);
    return change.isZero() ? Amount.of(1) : change;
  }
}
