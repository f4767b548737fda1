package org.laplace.ledger.block;

import java.util.List;
import java.util.Optional;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Rejection;

/**
 * What became of one transaction of a block.
 *
 * @param rejection why it failed; with {@code refusedActions}: it took effect in its lane, but
 *     messages of these actions were refused at settlement, and this is why the first of them was;
 *     empty: all of it took effect
 * @param refusedActions indices, ascending
 * @param feePaid base fee and tip together
 */
public record TxResult(
    Optional<Rejection> rejection, List<Integer> refusedActions, long weight, Amount feePaid) {
  public TxResult {
    refusedActions = List.copyOf(refusedActions);
  }

  static TxResult applied(long weight, Amount feePaid) {
    return new TxResult(Optional.empty(), List.of(), weight, feePaid);
  }

  static TxResult failed(Rejection rejection, long weight, Amount feePaid) {
    return new TxResult(Optional.of(rejection), List.of(), weight, feePaid);
  }
}
