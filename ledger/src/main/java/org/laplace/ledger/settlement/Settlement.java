package org.laplace.ledger.settlement;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.message.Credit;
import org.laplace.ledger.message.Envelope;
import org.laplace.ledger.message.Message;
import org.laplace.ledger.message.Rank;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.state.Overlay;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateKey;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Params;

/**
 * What the handler of one message, or one {@link Step}, may do: read and write shared state, move
 * value between purses, send further messages. Nothing of it counts until the ledger keeps it.
 *
 * <p>Value comes only from purses, never from an account's free balance. What the message itself
 * carries is in the purse {@link #HELD}, which a handler must have emptied when it accepts.
 */
public final class Settlement implements StateView {
  /** The purse of the value that the handled message carries; never written to state. */
  public static final Hash HELD = new Hash(ByteString.copyFrom(new byte[Hash.SIZE_BYTES]));

  private final BlockContext block;
  private final StateView committed;
  private final Overlay state;
  private final Envelope.Origin origin;
  private final Optional<Rank> rank;
  private final List<Envelope> sent = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final SortedMap<Hash, ByteString> blobs = new TreeMap<>();
  private Books books;
  private Amount held;

  Settlement(
      BlockContext block,
      StateView committed,
      StateView below,
      Books books,
      Envelope.Origin origin,
      Optional<Rank> rank,
      Amount held) {
    this.block = block;
    this.committed = committed;
    this.state = new Overlay(below);
    this.books = books;
    this.origin = origin;
    this.rank = rank;
    this.held = held;
  }

  /** The height of the block that runs. */
  public long height() {
    return block.height();
  }

  public BlockContext block() {
    return block;
  }

  public Params params() {
    return require(LedgerKeys.PARAMS);
  }

  /** The state of the block before, as transactions of this block saw it. */
  public StateView committed() {
    return committed;
  }

  @Override
  public Optional<ByteString> read(ByteString key) {
    return state.read(key);
  }

  @Override
  public List<StateEntry> scan(ByteString prefix, ByteString from, int limit) {
    return state.scan(prefix, from, limit);
  }

  public <T> void put(StateKey<T> key, T value) {
    state.put(key, value);
  }

  public void delete(StateKey<?> key) {
    state.delete(key);
  }

  /** Keeps bulky bytes outside of the state tree, under their hash. */
  public Hash store(ByteString content) {
    Hash hash = Hash.of(content);
    blobs.put(hash, content);
    return hash;
  }

  public void event(Event event) {
    events.add(event);
  }

  /** What a purse holds. */
  public Amount holds(Hash purse) {
    return purse.equals(HELD) ? held : state.get(LedgerKeys.purse(purse)).orElse(Amount.ZERO);
  }

  /** Moves value from one purse to another. */
  public void move(Hash from, Hash to, Amount amount) {
    take(from, amount);
    give(to, amount);
  }

  /** Destroys value of a purse. */
  public void burn(Hash from, Amount amount) {
    take(from, amount);
    books = books.flightToBurnt(amount);
  }

  /** Pays value of a purse to an account, where it can be spent from the next block. */
  public void pay(Hash from, Address recipient, Amount amount) {
    if (!amount.isZero()) {
      send(new Credit(recipient), from, amount);
    }
  }

  /** Creates value; only for what genesis allows (the faucet of a test network). */
  public void issue(Address recipient, Amount amount) {
    books = books.issueToFlight(amount);
    post(new Credit(recipient), amount);
  }

  /** Sends a message without value. */
  public void send(Message message) {
    post(message, Amount.ZERO);
  }

  /** Sends a message that carries value of a purse. */
  public void send(Message message, Hash from, Amount amount) {
    take(from, amount);
    post(message, amount);
  }

  private void post(Message message, Amount value) {
    if (rank.isPresent() && message.rank().compareTo(rank.get()) <= 0) {
      throw new IllegalStateException(
          "a message of rank " + rank.get() + " may not send one of rank " + message.rank());
    }
    sent.add(
        new Envelope(
            message,
            value,
            new Envelope.Origin(
                origin.sender(), origin.txIndex(), origin.actionIndex(), sent.size())));
  }

  private void take(Hash purse, Amount amount) {
    if (purse.equals(HELD)) {
      held = held.minus(amount);
      return;
    }
    setPurse(purse, holds(purse).minus(amount));
    books = books.purseToFlight(amount);
  }

  private void give(Hash purse, Amount amount) {
    if (purse.equals(HELD)) {
      held = held.plus(amount);
      return;
    }
    setPurse(purse, holds(purse).plus(amount));
    books = books.flightToPurse(amount);
  }

  private void setPurse(Hash purse, Amount amount) {
    StateKey<Amount> key = LedgerKeys.purse(purse);
    if (amount.isZero()) {
      state.delete(key);
    } else {
      state.put(key, amount);
    }
  }

  // What the ledger takes over when it keeps the outcome.

  Overlay state() {
    return state;
  }

  List<Envelope> sent() {
    return sent;
  }

  List<Event> events() {
    return events;
  }

  SortedMap<Hash, ByteString> blobs() {
    return blobs;
  }

  Books books() {
    return books;
  }

  Amount held() {
    return held;
  }
}
