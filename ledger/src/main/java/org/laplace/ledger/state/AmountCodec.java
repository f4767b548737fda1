package org.laplace.ledger.state;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.Purse;

/** An amount that stands alone, as a {@code Purse} message. */
public enum AmountCodec implements Codec<Amount> {
  INSTANCE;

  private static final ProtoCodec<Purse> WIRE = new ProtoCodec<>(Purse.parser());

  @Override
  public ByteString encode(Amount value) {
    return WIRE.encode(Purse.newBuilder().setAmount(value.microLap()).build());
  }

  @Override
  public Amount decode(ByteString bytes) {
    return Amount.of(WIRE.decode(bytes).getAmount());
  }
}
