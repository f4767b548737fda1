package org.laplace.jabci.solo;

/** Who keeps the transactions that wait for a block; CometBFT's {@code mempool.type}. */
public enum PoolOwner {
  /**
   * The driver ({@code "flood"}): accepted transactions are offered to PrepareProposal in the order
   * of their arrival, and checked again after each block.
   */
  DRIVER,
  /**
   * The application ({@code "app"}): CheckTx puts an accepted transaction into the application's
   * pool, PrepareProposal is offered none.
   */
  APPLICATION
}
