package org.laplace.jabci.solo;

import org.laplace.proto.abci.ResponseCheckTx;

/** What became of a transaction that was handed in. */
public sealed interface Submission {
  /** It waits for a block. */
  record Accepted(ResponseCheckTx check) implements Submission {}

  /** CheckTx returned a code other than 0. */
  record RefusedByApplication(ResponseCheckTx check) implements Submission {}

  /** The driver's pool does not take it; the text says why. */
  record RefusedByPool(String why) implements Submission {}
}
