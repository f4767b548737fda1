package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.PostOffer;

/** A provider posts an offer; the message carries the bonds of all slots. */
public record OfferPosted(Hash offer, Address provider, PostOffer terms) implements Message {
  @Override
  public Rank rank() {
    return Rank.JOB;
  }

  @Override
  public ByteString target() {
    return offer.bytes();
  }
}
