package org.laplace.node.gateway;

import org.laplace.proto.v1.Receipt;

/** Where a node gets the evidence for an app hash from: its consensus driver. */
public interface Evidence {
  /**
   * Adds to a receipt who signed for the app hash after a height.
   *
   * @return whether there is such evidence already
   */
  boolean addTo(Receipt.Builder receipt, long height) throws InterruptedException;
}
