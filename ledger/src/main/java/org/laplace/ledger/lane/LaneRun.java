package org.laplace.ledger.lane;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.message.Envelope;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.PublicKey;
import org.laplace.primitives.tx.ObjectId;
import org.laplace.primitives.tx.ParticipantToken;

/**
 * Runs one lane's transactions of a block, in block order. It touches nothing but its lane, so
 * lanes may run in any order and on any number of threads with one result.
 */
public final class LaneRun {
  private final TransactionChecks checks;
  private final DataInputs inputs;
  private final Address owner;
  private final Amount baseFeePerWeight;
  private final SortedMap<Integer, Ran> ran = new TreeMap<>();
  private final List<Envelope> envelopes = new ArrayList<>();
  private final NavigableSet<ByteString> freeUsed =
      new TreeSet<>(ByteString.unsignedLexicographicalComparator());
  private Account account;
  private Amount burnt = Amount.ZERO;
  private Amount tips = Amount.ZERO;
  private Amount sent = Amount.ZERO;
  private boolean advanced;
  private boolean stopped;

  public LaneRun(TransactionChecks checks, DataInputs inputs, Address owner) {
    this.checks = checks;
    this.inputs = inputs;
    this.owner = owner;
    this.baseFeePerWeight = inputs.require(LedgerKeys.BASE_FEE);
    this.account = inputs.get(LedgerKeys.account(owner)).orElse(Account.PASSIVE);
  }

  /**
   * What became of one transaction in its lane.
   *
   * @param rejection why it did not take effect
   * @param feePaid charged all the same, unless it could not even pay
   */
  public record Ran(Optional<Rejection> rejection, Amount feePaid) {}

  /** Runs the next transaction of the lane. */
  public void run(int txIndex, CheckedTx tx) {
    ran.put(txIndex, attempt(txIndex, tx));
  }

  private Ran attempt(int txIndex, CheckedTx tx) {
    if (stopped) {
      return skipped(
          new Rejection(
              Code.SEQUENCE_GAP, "an earlier transaction of this lane could not pay; send again"));
    }
    Optional<Rejection> refusal = checks.authorise(tx, account, inputs.height());
    if (refusal.isPresent()) {
      return skipped(refusal.get());
    }
    if (tx.sequence() != account.sequence()) {
      return skipped(
          new Rejection(
              Long.compareUnsigned(tx.sequence(), account.sequence()) < 0
                  ? Code.SEQUENCE_TOO_LOW
                  : Code.SEQUENCE_GAP,
              "the lane's next sequence is "
                  + account.sequence()
                  + ", the transaction has "
                  + Long.toUnsignedString(tx.sequence())));
    }
    boolean free = TransactionChecks.freeOfFee(tx, inputs).filter(freeUsed::add).isPresent();
    if (!free) {
      Optional<Rejection> cannotPay = TransactionChecks.canPay(tx, account.balance(), inputs);
      if (cannotPay.isPresent()) {
        stopped = true;
        return skipped(cannotPay.get());
      }
    }
    Amount fee = free ? Amount.ZERO : charge(tx);
    advance(tx, account.balance().minus(fee));
    return new Ran(execute(txIndex, tx), fee);
  }

  private Amount charge(CheckedTx tx) {
    Amount base = tx.baseFee(baseFeePerWeight);
    burnt = burnt.plus(base);
    tips = tips.plus(tx.tip());
    return base.plus(tx.tip());
  }

  private void advance(CheckedTx tx, Amount balance) {
    PublicKey key = TransactionChecks.keyOf(tx, account).orElseThrow();
    Account.Opening opening =
        account
            .opening()
            .orElseGet(
                () ->
                    new Account.Opening(
                        key,
                        ParticipantToken.of(checks.chainId(), owner, inputs.height()),
                        inputs.height()));
    account = account.advanced(balance, opening);
    advanced = true;
  }

  private Optional<Rejection> execute(int txIndex, CheckedTx tx) {
    Outbox outbox = new Outbox(new Envelope.Origin(owner, txIndex, 0, 0), account.balance());
    for (int index = 0; index < tx.actions().size(); index++) {
      outbox.beginAction(index);
      Lane lane =
          new Lane(
              owner, outbox.balance(), ObjectId.of(checks.chainId(), owner, tx.sequence(), index));
      Optional<Rejection> rejection = tx.actions().get(index).execute(lane, inputs, outbox);
      if (rejection.isPresent()) {
        return rejection;
      }
    }
    sent = sent.plus(account.balance().minus(outbox.balance()));
    account = account.withBalance(outbox.balance());
    envelopes.addAll(outbox.envelopes());
    return Optional.empty();
  }

  private static Ran skipped(Rejection rejection) {
    return new Ran(Optional.of(rejection), Amount.ZERO);
  }

  /** Whether any transaction was charged; a lane without one is left as it was. */
  public boolean hasAdvanced() {
    return advanced;
  }

  public Address owner() {
    return owner;
  }

  /** The lane's account afterwards. */
  public Account account() {
    return account;
  }

  /** By index in the block. */
  public SortedMap<Integer, Ran> ran() {
    return ran;
  }

  public List<Envelope> envelopes() {
    return envelopes;
  }

  /** Base fees, burnt. */
  public Amount burnt() {
    return burnt;
  }

  /** For the proposer. */
  public Amount tips() {
    return tips;
  }

  /** What the messages carry. */
  public Amount sent() {
    return sent;
  }
}
