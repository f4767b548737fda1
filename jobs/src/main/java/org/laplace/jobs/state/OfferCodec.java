package org.laplace.jobs.state;

import com.google.protobuf.ByteString;
import org.laplace.ledger.state.Codec;
import org.laplace.ledger.state.ProtoCodec;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/** An offer as the {@code Offer} message. */
enum OfferCodec implements Codec<Offer> {
  INSTANCE;

  private static final ProtoCodec<org.laplace.proto.v1.Offer> WIRE =
      new ProtoCodec<>(org.laplace.proto.v1.Offer.parser());

  @Override
  public ByteString encode(Offer offer) {
    return WIRE.encode(
        org.laplace.proto.v1.Offer.newBuilder()
            .setId(offer.id().bytes())
            .setProvider(offer.provider().bytes())
            .setTerms(offer.terms().toProto())
            .setSlotsLocked(offer.slotsLocked())
            .setStanding(offer.standing())
            .setPostedHeight(offer.postedHeight())
            .build());
  }

  @Override
  public Offer decode(ByteString bytes) {
    var record = WIRE.decode(bytes);
    Address provider = new Address(record.getProvider());
    return new Offer(
        new Hash(record.getId()),
        provider,
        OfferTerms.of(record.getTerms(), provider),
        record.getSlotsLocked(),
        record.getStanding(),
        record.getPostedHeight());
  }
}
