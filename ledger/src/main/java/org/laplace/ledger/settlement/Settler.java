package org.laplace.ledger.settlement;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.message.Credit;
import org.laplace.ledger.message.Envelope;
import org.laplace.ledger.message.Message;
import org.laplace.ledger.message.Rank;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.state.Overlay;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;

/**
 * Settles a block's messages, rank by rank. Within a rank messages are grouped by target and
 * applied by precedence, transaction index, action index and serial. Each is applied whole or not
 * at all.
 */
public final class Settler {
  private static final Address PROTOCOL_ADDRESS =
      new Address(ByteString.copyFrom(new byte[Address.SIZE_BYTES]));

  private static final Comparator<Envelope> ORDER =
      Comparator.comparing(
              (Envelope envelope) -> envelope.message().target(),
              ByteString.unsignedLexicographicalComparator())
          .thenComparing(envelope -> envelope.message().precedence())
          .thenComparingInt(envelope -> envelope.origin().txIndex())
          .thenComparingInt(envelope -> envelope.origin().actionIndex())
          .thenComparingInt(envelope -> envelope.origin().serial());

  private final BlockContext block;
  private final StateView committed;
  private final MessageRouter router;
  private final Overlay state;
  private final Map<Rank, List<Envelope>> waiting = new EnumMap<>(Rank.class);
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final SortedMap<Hash, ByteString> blobs = new TreeMap<>();
  private Books books;

  /**
   * @param committed state of the block before
   * @param state what the block has written so far; settlement writes on
   * @param books sums after the lanes ran
   */
  public Settler(
      BlockContext block, StateView committed, Overlay state, Books books, MessageRouter router) {
    this.block = block;
    this.committed = committed;
    this.state = state;
    this.books = books;
    this.router = router;
    for (Rank rank : Rank.values()) {
      waiting.put(rank, new ArrayList<>());
    }
  }

  /** Queues a message for {@link #settle}. */
  public void queue(Envelope envelope) {
    queueOf(envelope.message().rank()).add(envelope);
  }

  /** Settles all that is queued, and all that this sends. */
  public void settle() {
    for (Rank rank : Rank.values()) {
      List<Envelope> envelopes = queueOf(rank);
      envelopes.sort(ORDER);
      for (Envelope envelope : envelopes) {
        deliver(envelope, rank);
      }
      envelopes.clear();
    }
    books.requireBalanced();
  }

  /** Runs a step of the protocol; what it sends waits for {@link #settle}. */
  public void queueFrom(Step step) {
    Settlement settlement =
        new Settlement(block, committed, state, books, protocol(), Optional.empty(), Amount.ZERO);
    step.run(settlement);
    keep(settlement);
  }

  /** Runs a step of the protocol and settles what it sends. */
  public void run(Step step) {
    queueFrom(step);
    settle();
  }

  /** Destroys value that has nowhere to go. */
  public void burnInFlight(Amount amount) {
    books = books.flightToBurnt(amount);
  }

  public List<Refusal> refusals() {
    return refusals;
  }

  public List<Event> events() {
    return events;
  }

  public SortedMap<Hash, ByteString> blobs() {
    return blobs;
  }

  public Books books() {
    return books;
  }

  /** Where messages of the protocol itself come from. */
  public static Envelope.Origin protocol() {
    return new Envelope.Origin(PROTOCOL_ADDRESS, Envelope.Origin.PROTOCOL, 0, 0);
  }

  /** A message of a transaction that was refused at settlement. */
  public record Refusal(Envelope.Origin origin, Rejection rejection) {}

  private void deliver(Envelope envelope, Rank rank) {
    if (envelope.message() instanceof Credit credit) {
      credit(credit.recipient(), envelope.value());
      return;
    }
    Settlement settlement =
        new Settlement(
            block, committed, state, books, envelope.origin(), Optional.of(rank), envelope.value());
    Optional<Rejection> rejection = router.handle(envelope.message(), settlement);
    if (rejection.isEmpty()) {
      keep(settlement);
    } else {
      refuse(envelope, rejection.get());
    }
  }

  private void keep(Settlement settlement) {
    if (!settlement.held().isZero()) {
      throw new IllegalStateException("a handler left " + settlement.held() + " of a message over");
    }
    state.absorb(settlement.state());
    settlement.sent().forEach(this::queue);
    events.addAll(settlement.events());
    blobs.putAll(settlement.blobs());
    books = settlement.books();
  }

  private void refuse(Envelope envelope, Rejection rejection) {
    if (!envelope.origin().isProtocol()) {
      refusals.add(new Refusal(envelope.origin(), rejection));
    } else if (!envelope.value().isZero()) {
      Message message = envelope.message();
      throw new IllegalStateException(message + " of the protocol was refused: " + rejection);
    }
    if (!envelope.value().isZero()) {
      queue(
          new Envelope(
              new Credit(envelope.origin().sender()), envelope.value(), envelope.origin()));
    }
  }

  /** Never fails: an address without an account gets a passive one. */
  private void credit(Address recipient, Amount amount) {
    if (amount.isZero()) {
      return;
    }
    Account account = state.get(LedgerKeys.account(recipient)).orElse(Account.PASSIVE);
    state.put(LedgerKeys.account(recipient), account.withBalance(account.balance().plus(amount)));
    books = books.flightToFree(amount);
  }

  private List<Envelope> queueOf(Rank rank) {
    List<Envelope> queue = waiting.get(rank);
    if (queue == null) {
      throw new IllegalStateException("no queue of rank " + rank);
    }
    return queue;
  }
}
