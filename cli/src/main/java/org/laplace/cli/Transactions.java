package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.laplace.wallet.Sent;

/** What became of a transaction, in JSON. */
final class Transactions {
  private Transactions() {}

  static ObjectNode json(Sent sent) {
    ObjectNode json = Json.object().put("transaction", sent.hash().hex());
    sent.result()
        .ifPresent(
            result -> json.put("height", result.getHeight()).put("fee_paid", result.getFeePaid()));
    return json;
  }
}
