package org.laplace.ledger.block;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.LedgerLimits;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.lane.CheckedTx;
import org.laplace.ledger.lane.TransactionChecks;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;

/**
 * A block that is being built or judged. Both sides add transactions through the same method, so
 * what one node proposes every other accepts; only committed state and the order in the block
 * decide.
 */
public final class Proposal {
  private final TransactionChecks checks;
  private final StateView committed;
  private final long height;
  private final long weightMax;
  private final SortedMap<Address, Account> lanes = new TreeMap<>();
  private final List<ByteString> transactions = new ArrayList<>();
  private long weight;
  private int messages;

  /**
   * @param committed the state after the block before
   * @param height of the block
   */
  public Proposal(TransactionChecks checks, StateView committed, long height) {
    this.checks = checks;
    this.committed = committed;
    this.height = height;
    this.weightMax = committed.require(LedgerKeys.PARAMS).getBlockWeightMax();
  }

  /** Adds the next transaction, or says why it may not stand here; then nothing changes. */
  public Optional<Rejection> add(ByteString bytes) {
    return switch (checks.decode(bytes)) {
      case Parsed.Refused<CheckedTx>(Rejection rejection) -> Optional.of(rejection);
      case Parsed.Value<CheckedTx>(CheckedTx tx) -> add(tx);
    };
  }

  /** The same for a transaction that is decoded already. */
  public Optional<Rejection> add(CheckedTx tx) {
    if (transactions.size() == LedgerLimits.BLOCK_TXS_MAX
        || weight + tx.weight() > weightMax
        || messages + tx.messagesMax() > LedgerLimits.BLOCK_MESSAGES_MAX) {
      return Optional.of(new Rejection(Code.BLOCK_FULL, "the block holds no more"));
    }
    Account account = lanes.get(tx.sender());
    if (account == null) {
      account = committed.get(LedgerKeys.account(tx.sender())).orElse(Account.PASSIVE);
    }
    if (tx.sequence() != account.sequence()) {
      return Optional.of(
          new Rejection(
              Code.SEQUENCE_GAP,
              "the lane's next sequence is "
                  + account.sequence()
                  + ", the transaction has "
                  + Long.toUnsignedString(tx.sequence())));
    }
    Optional<Rejection> refusal = checks.authorise(tx, account, height);
    if (refusal.isPresent()) {
      return refusal;
    }
    lanes.put(
        tx.sender(),
        new Account(account.balance(), account.sequence() + 1, account.opening(), account.role()));
    weight += tx.weight();
    messages += tx.messagesMax();
    transactions.add(tx.bytes());
    return Optional.empty();
  }

  public List<ByteString> transactions() {
    return transactions;
  }
}
