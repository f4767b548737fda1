package org.laplace.primitives.tx;

import com.google.protobuf.ByteString;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Auth;
import org.laplace.proto.v1.Tx;
import org.laplace.proto.v1.TxBody;

/** Signs transactions. What is wrong with a body is an {@link IllegalArgumentException} here. */
public final class Transactions {
  private Transactions() {}

  /** Signs for a lane that may not be open yet: the transaction carries the public key. */
  public static SignedTransaction sign(TxBody body, PrivateKey key) {
    return signed(body, key, Auth.newBuilder().setPublicKey(key.publicKey().bytes()));
  }

  /** Signs for a lane that is open: the chain knows the key, and the transaction is smaller. */
  public static SignedTransaction signForOpenLane(TxBody body, PrivateKey key) {
    return signed(body, key, Auth.newBuilder());
  }

  private static SignedTransaction signed(TxBody body, PrivateKey key, Auth.Builder auth) {
    if (!key.publicKey().address().bytes().equals(body.getSender())) {
      throw new IllegalArgumentException("the sender of the body is not " + key.publicKey());
    }
    ByteString bodyBytes = body.toByteString();
    ByteString signature = key.sign(SignBytes.of(body.getChainId(), bodyBytes)).bytes();
    Tx tx =
        Tx.newBuilder()
            .setBodyBytes(bodyBytes)
            .setAuth(auth.setKeyType(key.type().proto()).setSignature(signature))
            .build();
    return SignedTransaction.parse(tx.toByteString()).orElseThrow();
  }
}
