package org.laplace.primitives.tx;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.key.PublicKey;
import org.laplace.proto.v1.Auth;
import org.laplace.proto.v1.Tx;
import org.laplace.proto.v1.TxBody;

/** Signs transactions. What is wrong with a body is an {@link IllegalArgumentException} here. */
public final class Transactions {
  private Transactions() {}

  /** Signs for a lane that may not be open yet: the transaction carries the public key. */
  public static SignedTransaction sign(TxBody body, PrivateKey key) {
    return signed(body, key, Optional.of(key.publicKey()));
  }

  /** Signs for a lane that is open: the chain knows the key, and the transaction is smaller. */
  public static SignedTransaction signForOpenLane(TxBody body, PrivateKey key) {
    return signed(body, key, Optional.empty());
  }

  private static SignedTransaction signed(
      TxBody body, PrivateKey key, Optional<PublicKey> carriedKey) {
    if (!key.publicKey().address().bytes().equals(body.getSender())) {
      throw new IllegalArgumentException("the sender of the body is not " + key.publicKey());
    }
    ByteString bodyBytes = body.toByteString();
    ByteString signed = SignBytes.of(body.getChainId(), bodyBytes, key.type(), carriedKey);
    Auth.Builder auth =
        Auth.newBuilder().setKeyType(key.type().proto()).setSignature(key.sign(signed).bytes());
    carriedKey.map(PublicKey::bytes).ifPresent(auth::setPublicKey);
    Tx tx = Tx.newBuilder().setBodyBytes(bodyBytes).setAuth(auth).build();
    return SignedTransaction.parse(tx.toByteString()).orElseThrow();
  }
}
