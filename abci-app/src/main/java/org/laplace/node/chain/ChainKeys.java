package org.laplace.node.chain;

import com.google.protobuf.ByteString;
import org.laplace.ledger.state.Codec;
import org.laplace.ledger.state.StateKey;

/** The node's own key of state. */
final class ChainKeys {
  /** The chain's id: a restarted application knows it before CometBFT says anything. */
  static final StateKey<String> CHAIN_ID =
      new StateKey<>(ByteString.copyFromUtf8("chain-id"), Utf8.INSTANCE);

  private ChainKeys() {}

  private enum Utf8 implements Codec<String> {
    INSTANCE;

    @Override
    public ByteString encode(String value) {
      return ByteString.copyFromUtf8(value);
    }

    @Override
    public String decode(ByteString bytes) {
      return bytes.toStringUtf8();
    }
  }
}
