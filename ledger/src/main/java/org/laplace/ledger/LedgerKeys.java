package org.laplace.ledger;

import com.google.protobuf.ByteString;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.state.AmountCodec;
import org.laplace.ledger.state.ProtoCodec;
import org.laplace.ledger.state.StateKey;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.ValidatorRegistry;

/** The ledger's own keys of state. */
public final class LedgerKeys {
  public static final StateKey<Params> PARAMS =
      new StateKey<>(StateKeys.params(), new ProtoCodec<>(Params.parser()));

  public static final StateKey<ValidatorRegistry> VALIDATORS =
      new StateKey<>(StateKeys.validators(), new ProtoCodec<>(ValidatorRegistry.parser()));

  public static final StateKey<Books> SUPPLY = new StateKey<>(StateKeys.supply(), Books.CODEC);

  /** Micro-LAP for one unit of weight. */
  public static final StateKey<Amount> BASE_FEE =
      new StateKey<>(ByteString.copyFromUtf8("base-fee"), AmountCodec.INSTANCE);

  public static final ByteString ACCOUNTS = ByteString.copyFromUtf8("account/");
  public static final ByteString PURSES = ByteString.copyFromUtf8("purse/");

  private LedgerKeys() {}

  public static StateKey<Account> account(Address address) {
    return new StateKey<>(StateKeys.account(address), Account.CODEC);
  }

  /** The purse of an object, by the object's id. */
  public static StateKey<Amount> purse(Hash object) {
    return new StateKey<>(StateKeys.purse(object), AmountCodec.INSTANCE);
  }
}
