package org.laplace.node;

import org.laplace.node.cometbft.CometBftRpc;
import org.laplace.node.gateway.Evidence;
import org.laplace.proto.types.SignedHeader;
import org.laplace.proto.v1.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signed header that carries an app hash, and the validators who signed it. */
record CometEvidence(CometBftRpc rpc) implements Evidence {
  private static final Logger LOG = LoggerFactory.getLogger(CometEvidence.class);

  @Override
  public boolean addTo(Receipt.Builder receipt, long height) throws InterruptedException {
    try {
      SignedHeader signed = rpc.signedHeader(height + 1);
      receipt.setComet(
          org.laplace.proto.v1.CometEvidence.newBuilder()
              .setSignedHeader(signed.toByteString())
              .setValidatorSet(rpc.validators(height + 1).toByteString()));
      return true;
    } catch (CometBftRpc.RpcException e) {
      LOG.debug("no signed header of height {} yet", height + 1, e);
      return false;
    }
  }
}
