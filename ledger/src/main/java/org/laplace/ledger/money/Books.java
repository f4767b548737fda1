package org.laplace.ledger.money;

import com.google.protobuf.ByteString;
import org.laplace.ledger.state.Codec;
import org.laplace.ledger.state.ProtoCodec;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.Supply;

/**
 * The sums over the whole ledger. Each method moves value from one sum to another, so that {@code
 * free + purses + inFlight + burnt = issued} holds by construction; {@link #requireBalanced} checks
 * it against mistakes.
 *
 * @param free in accounts
 * @param purses in objects' purses
 * @param inFlight in messages that are not yet settled; zero between blocks
 * @param burnt gone for good
 * @param issued ever created
 */
public record Books(Amount free, Amount purses, Amount inFlight, Amount burnt, Amount issued) {
  public static final Books EMPTY =
      new Books(Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO);

  public static final Codec<Books> CODEC = new BooksCodec();

  public Books issueToFree(Amount amount) {
    return new Books(free.plus(amount), purses, inFlight, burnt, issued.plus(amount));
  }

  public Books issueToFlight(Amount amount) {
    return new Books(free, purses, inFlight.plus(amount), burnt, issued.plus(amount));
  }

  public Books freeToFlight(Amount amount) {
    return new Books(free.minus(amount), purses, inFlight.plus(amount), burnt, issued);
  }

  public Books freeToBurnt(Amount amount) {
    return new Books(free.minus(amount), purses, inFlight, burnt.plus(amount), issued);
  }

  public Books flightToFree(Amount amount) {
    return new Books(free.plus(amount), purses, inFlight.minus(amount), burnt, issued);
  }

  public Books flightToPurse(Amount amount) {
    return new Books(free, purses.plus(amount), inFlight.minus(amount), burnt, issued);
  }

  public Books flightToBurnt(Amount amount) {
    return new Books(free, purses, inFlight.minus(amount), burnt.plus(amount), issued);
  }

  public Books purseToFlight(Amount amount) {
    return new Books(free, purses.minus(amount), inFlight.plus(amount), burnt, issued);
  }

  /**
   * Throws when value was made or lost, which no block can cause unless the ledger has a defect.
   */
  public Books requireBalanced() {
    Amount sum = free.plus(purses).plus(inFlight).plus(burnt);
    if (!sum.equals(issued)) {
      throw new IllegalStateException("the supply does not add up: " + this);
    }
    return this;
  }

  private static final class BooksCodec implements Codec<Books> {
    private final ProtoCodec<Supply> wire = new ProtoCodec<>(Supply.parser());

    @Override
    public ByteString encode(Books books) {
      if (!books.inFlight.isZero()) {
        throw new IllegalStateException("value is still in flight: " + books);
      }
      return wire.encode(
          Supply.newBuilder()
              .setFree(books.free.microLap())
              .setPurses(books.purses.microLap())
              .setBurnt(books.burnt.microLap())
              .setIssued(books.issued.microLap())
              .build());
    }

    @Override
    public Books decode(ByteString bytes) {
      Supply supply = wire.decode(bytes);
      return new Books(
          Amount.of(supply.getFree()),
          Amount.of(supply.getPurses()),
          Amount.ZERO,
          Amount.of(supply.getBurnt()),
          Amount.of(supply.getIssued()));
    }
  }
}
