package org.laplace.node;

import org.laplace.node.gateway.Evidence;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.receipt.DevelopmentSignature;
import org.laplace.proto.v1.Receipt;

/** The signature of a solo chain's one node: good for development, proof of nothing. */
record DevelopmentEvidence(PrivateKey nodeKey) implements Evidence {
  @Override
  public boolean addTo(Receipt.Builder receipt, long height) {
    Hash appHash = new Hash(receipt.getJob().getAppHash());
    receipt.setDevelopment(
        org.laplace.proto.v1.DevelopmentEvidence.newBuilder()
            .setNodeKey(nodeKey.publicKey().bytes())
            .setSignature(
                nodeKey
                    .sign(DevelopmentSignature.signedBytes(receipt.getChainId(), height, appHash))
                    .bytes()));
    return true;
  }
}
