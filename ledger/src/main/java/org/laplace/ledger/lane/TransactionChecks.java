package org.laplace.ledger.lane;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.LedgerLimits;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.PublicKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Action;

/**
 * The one chain of checks that a transaction passes, at the mempool's door, in a proposal and in a
 * block alike.
 */
public final class TransactionChecks {
  private final String chainId;
  private final ActionRouter router;
  private final SignatureCache signatures;

  public TransactionChecks(String chainId, ActionRouter router, SignatureCache signatures) {
    this.chainId = chainId;
    this.router = router;
    this.signatures = signatures;
  }

  public String chainId() {
    return chainId;
  }

  /** All that needs no state: shape, chain, actions, weight. */
  public Parsed<CheckedTx> decode(ByteString bytes) {
    return SignedTransaction.parse(bytes).then(this::check);
  }

  private Parsed<CheckedTx> check(SignedTransaction transaction) {
    Optional<Rejection> wrongChain = transaction.checkChain(chainId);
    if (wrongChain.isPresent()) {
      return new Parsed.Refused<>(wrongChain.get());
    }
    List<BoundAction<?>> actions = new ArrayList<>();
    long weight = Math.addExact(LedgerLimits.TX_BASE_WEIGHT, transaction.bytes().size());
    int messages = 0;
    for (Action action : transaction.body().getActionsList()) {
      switch (router.route(action)) {
        case Parsed.Refused<BoundAction<?>>(Rejection why) -> {
          return new Parsed.Refused<>(why);
        }
        case Parsed.Value<BoundAction<?>>(BoundAction<?> bound) -> {
          actions.add(bound);
          weight = Math.addExact(weight, bound.handler().weight());
          messages = Math.addExact(messages, bound.handler().messagesMax());
        }
      }
    }
    return new Parsed.Value<>(new CheckedTx(transaction, actions, weight, messages));
  }

  /**
   * All that the lane and the height decide, apart from sequence and payment.
   *
   * @param account the sender's, with what earlier transactions of the block did to it
   * @param height of the block that would hold the transaction
   */
  public Optional<Rejection> authorise(CheckedTx tx, Account account, long height) {
    long expiry = tx.transaction().body().getExpiryHeight();
    if (Long.compareUnsigned(height, expiry) > 0) {
      return Optional.of(
          new Rejection(
              Code.EXPIRED,
              "the transaction was valid up to height "
                  + Long.toUnsignedString(expiry)
                  + ", this is height "
                  + height
                  + "; sign it again with a later expiry height"));
    }
    Optional<PublicKey> key = keyOf(tx, account);
    if (key.isEmpty()) {
      return Optional.of(
          new Rejection(
              Code.UNKNOWN_KEY,
              "the first transaction of a lane carries the public key that its address is made of;"
                  + " send the key along"));
    }
    Optional<Rejection> wrongSignature = signatures.check(tx.transaction(), key.get());
    if (wrongSignature.isPresent()) {
      return wrongSignature;
    }
    if (account.role() == Account.Role.ATTESTOR
        && !tx.actions().stream().allMatch(action -> action.handler().isForAttestors())) {
      return Optional.of(
          new Rejection(
              Code.ROLE_FORBIDS,
              "a validator's hot lane attests and can do nothing else; use another account"));
    }
    return Optional.empty();
  }

  /** The key that must have signed: the lane's, or before it is open the one sent along. */
  public static Optional<PublicKey> keyOf(CheckedTx tx, Account account) {
    if (account.opening().isPresent()) {
      return account.opening().map(Account.Opening::key);
    }
    return tx.transaction().publicKey().filter(key -> key.address().equals(tx.sender()));
  }

  /**
   * The right to go without a fee, by its name; empty where the transaction has none.
   *
   * @param tx with exactly one action and no tip, otherwise it has none
   */
  public static Optional<ByteString> freeOfFee(CheckedTx tx, DataInputs inputs) {
    if (tx.actions().size() != 1 || !tx.tip().isZero()) {
      return Optional.empty();
    }
    return tx.actions().getFirst().freeOfFee(tx.sender(), inputs);
  }

  /** Whether the sender lets himself be charged what the transaction costs now, and can pay it. */
  public static Optional<Rejection> canPay(CheckedTx tx, Amount balance, DataInputs inputs) {
    Amount perWeight = inputs.require(LedgerKeys.BASE_FEE);
    Amount fee;
    try {
      fee = tx.baseFee(perWeight).plus(tx.tip());
    } catch (ArithmeticException overflow) {
      return Optional.of(new Rejection(Code.FEE_TOO_LOW, "fee and tip together are out of range"));
    }
    if (tx.feeLimit().isLessThan(fee)) {
      return Optional.of(
          new Rejection(
              Code.FEE_TOO_LOW,
              "the transaction costs " + fee + ", its fee limit is " + tx.feeLimit()));
    }
    if (balance.isLessThan(fee)) {
      return Optional.of(
          new Rejection(
              Code.INSUFFICIENT_BALANCE,
              "the fee is " + fee + ", the account has " + balance + "; pay something in"));
    }
    return Optional.empty();
  }
}
