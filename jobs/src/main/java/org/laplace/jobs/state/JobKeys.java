package org.laplace.jobs.state;

import com.google.protobuf.ByteString;
import org.laplace.ledger.state.StateKey;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;

/**
 * Every key of the market. Records stand under the keys that {@link StateKeys} shares with clients;
 * index entries are here alone, each holding the id or address that it leads to. Numbers in keys
 * are big-endian, so that keys sort as they do.
 */
public final class JobKeys {
  /** Jobs that wait for a provider, oldest first. */
  public static final ByteString OPEN = ascii("job-open/");

  /** Living jobs by the height at which their state ends by itself. */
  public static final ByteString EXITS = ascii("job-exit/");

  /** Every offer's record. */
  public static final ByteString OFFERS = ascii("offer/");

  /** Providers whose vesting payouts are being voided. */
  public static final ByteString CONVICTED = ascii("provider-convicted/");

  /** Where matching goes on: the first open entry that the last block did not come to. */
  public static final StateKey<ByteString> MATCHING_CURSOR =
      new StateKey<>(ascii("job-matching-cursor"), BytesCodec.INSTANCE);

  private static final ByteString NEWEST = ascii("job-newest/");
  private static final ByteString BY_CLIENT = ascii("job-client/");
  private static final ByteString BY_PROVIDER = ascii("job-provider/");
  private static final ByteString ASSIGNED = ascii("job-assigned/");
  private static final ByteString VESTING = ascii("job-vesting/");
  private static final ByteString FREE_OFFERS = ascii("offer-free/");
  private static final ByteString OFFERS_BY_PROVIDER = ascii("offer-provider/");

  private JobKeys() {}

  public static StateKey<Job> job(Hash id) {
    return new StateKey<>(StateKeys.job(id), JobCodec.INSTANCE);
  }

  public static StateKey<Offer> offer(Hash id) {
    return new StateKey<>(StateKeys.offer(id), OfferCodec.INSTANCE);
  }

  public static StateKey<ProviderRecord> provider(Address address) {
    return new StateKey<>(StateKeys.provider(address), ProviderCodec.INSTANCE);
  }

  // Lists of jobs, newest first: the height is turned round.

  public static ByteString newest() {
    return NEWEST;
  }

  public static ByteString ofClient(Address client) {
    return BY_CLIENT.concat(client.bytes());
  }

  /** Jobs that were ever assigned to a provider. */
  public static ByteString ofProvider(Address provider) {
    return BY_PROVIDER.concat(provider.bytes());
  }

  static StateKey<ByteString> listed(ByteString list, long height, Hash job) {
    return index(list.concat(BigEndian.int64(~height)).concat(job.bytes()));
  }

  // What the protocol walks.

  static StateKey<ByteString> open(long openedHeight, Hash job) {
    return index(OPEN.concat(BigEndian.int64(openedHeight)).concat(job.bytes()));
  }

  static StateKey<ByteString> exit(long height, Hash job) {
    return index(EXITS.concat(BigEndian.int64(height)).concat(job.bytes()));
  }

  /** The end of the entries whose exit height is reached. */
  public static ByteString exitsAfter(long height) {
    return EXITS.concat(BigEndian.int64(Math.addExact(height, 1)));
  }

  /** Jobs that a provider is to run now. */
  public static ByteString assignedTo(Address provider) {
    return ASSIGNED.concat(provider.bytes());
  }

  static StateKey<ByteString> assigned(Address provider, Hash job) {
    return index(assignedTo(provider).concat(job.bytes()));
  }

  /** Jobs whose payout vests for a provider, oldest first. */
  public static ByteString vestingFor(Address provider) {
    return VESTING.concat(provider.bytes());
  }

  static StateKey<ByteString> vesting(Address provider, long sinceHeight, Hash job) {
    return index(vestingFor(provider).concat(BigEndian.int64(sinceHeight)).concat(job.bytes()));
  }

  public static StateKey<ByteString> convicted(Address provider) {
    return index(CONVICTED.concat(provider.bytes()));
  }

  /** Offers of an engine that have a free slot, cheapest first. */
  public static ByteString freeOffers(String engine) {
    // The zero byte keeps an engine's offers apart from those of one whose name goes on.
    return FREE_OFFERS.concat(ByteString.copyFromUtf8(engine)).concat(ascii("\0"));
  }

  static StateKey<ByteString> freeOffer(String engine, Amount pricePerMegaWork, Hash offer) {
    return index(
        freeOffers(engine)
            .concat(BigEndian.int64(pricePerMegaWork.microLap()))
            .concat(offer.bytes()));
  }

  public static ByteString offersOf(Address provider) {
    return OFFERS_BY_PROVIDER.concat(provider.bytes());
  }

  static StateKey<ByteString> offerOf(Address provider, Hash offer) {
    return index(offersOf(provider).concat(offer.bytes()));
  }

  private static StateKey<ByteString> index(ByteString key) {
    return new StateKey<>(key, BytesCodec.INSTANCE);
  }

  private static ByteString ascii(String word) {
    return ByteString.copyFromUtf8(word);
  }
}
