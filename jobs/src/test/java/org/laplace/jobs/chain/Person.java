package org.laplace.jobs.chain;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.ObjectId;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.TxBody;

/** Somebody with a key, who signs what he does in order. */
public final class Person {
  private final PrivateKey key;
  private long sequence;

  public Person(String name) {
    this.key = PrivateKey.ofSeed(KeyType.ED25519, Hash.of(ByteString.copyFromUtf8(name)).bytes());
  }

  public Address address() {
    return key.publicKey().address();
  }

  /** The id of what the first action of the next transaction creates. */
  public Hash nextId() {
    return nextId(0);
  }

  /** The id of what an action of the next transaction creates, counted from 0. */
  public Hash nextId(int action) {
    return ObjectId.of(MarketChain.CHAIN_ID, address(), sequence, action);
  }

  /** A signed transaction with the person's next sequence. */
  public ByteString sign(Action... actions) {
    TxBody body =
        TxBody.newBuilder()
            .setChainId(MarketChain.CHAIN_ID)
            .setSender(address().bytes())
            .setSequence(sequence++)
            .setExpiryHeight(1_000_000)
            .setFeeLimit(1_000_000_000)
            .addAllActions(List.of(actions))
            .build();
    return Transactions.sign(body, key).bytes();
  }
}
