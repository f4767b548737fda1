package org.laplace.rewards;

import com.google.protobuf.ByteString;
import org.laplace.ledger.state.AmountCodec;
import org.laplace.ledger.state.StateKey;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;

/** The keys of state that rewards own. */
final class RewardsKeys {
  private static final ByteString DRIPS = ByteString.copyFromUtf8("faucet/");

  private RewardsKeys() {}

  /** What the faucet gave to an account; absent until then. */
  static StateKey<Amount> drip(Address recipient) {
    return new StateKey<>(DRIPS.concat(recipient.bytes()), AmountCodec.INSTANCE);
  }
}
