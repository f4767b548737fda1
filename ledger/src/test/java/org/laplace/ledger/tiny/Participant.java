package org.laplace.ledger.tiny;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.List;
import org.laplace.primitives.Address;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.TxBody;

/** Somebody with a key. */
public record Participant(PrivateKey key) {
  public static Participant of(int seed) {
    return of(KeyType.ED25519, seed);
  }

  public static Participant of(KeyType type, int seed) {
    ByteBuffer bytes = ByteBuffer.allocate(KeyType.SEED_BYTES).putInt(0, seed);
    return new Participant(PrivateKey.ofSeed(type, ByteString.copyFrom(bytes)));
  }

  public Address address() {
    return key.publicKey().address();
  }

  /** A body for this sender that nothing is wrong with. */
  public TxBody.Builder body(long sequence, List<Action> actions) {
    return TxBody.newBuilder()
        .setChainId(TinyChain.CHAIN_ID)
        .setSender(address().bytes())
        .setSequence(sequence)
        .setExpiryHeight(1_000_000)
        .setFeeLimit(10_000_000)
        .addAllActions(actions);
  }

  /** A signed transaction that carries the key. */
  public ByteString signed(TxBody.Builder body) {
    return Transactions.sign(body.build(), key).bytes();
  }

  /** A signed transaction that carries the key. */
  public ByteString signed(long sequence, Action... actions) {
    return signed(body(sequence, List.of(actions)));
  }

  /** A signed transaction for a lane that is open: without the key. */
  public ByteString signedForOpenLane(long sequence, Action... actions) {
    return Transactions.signForOpenLane(body(sequence, List.of(actions)).build(), key).bytes();
  }
}
