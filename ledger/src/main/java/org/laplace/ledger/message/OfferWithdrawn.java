package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/** A provider takes an offer down. */
public record OfferWithdrawn(Hash offer, Address provider) implements Message {
  @Override
  public Rank rank() {
    return Rank.JOB;
  }

  @Override
  public ByteString target() {
    return offer.bytes();
  }

  @Override
  public Precedence precedence() {
    return Precedence.CANCEL;
  }
}
