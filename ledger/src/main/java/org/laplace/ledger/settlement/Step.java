package org.laplace.ledger.settlement;

/**
 * What the protocol does by itself once in every block: deadlines, matching, the base fee. Steps
 * run after the messages of transactions, in the order of their list; what a step sends is settled
 * before the next one runs.
 */
public interface Step {
  void run(Settlement settlement);
}
