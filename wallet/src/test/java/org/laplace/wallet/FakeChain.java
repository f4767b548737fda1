package org.laplace.wallet;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.TransactionResult;

/** What several fake nodes agree on: every accepted transaction is a block of its own, at once. */
final class FakeChain {
  static final String ID = "laplace-fake";

  private final Map<Hash, TransactionResult> committed = new HashMap<>();
  private final Map<Address, Long> sequences = new HashMap<>();
  private final List<SignedTransaction> transactions = new ArrayList<>();
  private Rejection inBlock = new Rejection(Code.UNRECOGNIZED, "");
  private long height = 1;

  synchronized Optional<Rejection> insert(ByteString bytes) {
    SignedTransaction transaction = SignedTransaction.parse(bytes).orElseThrow();
    if (committed.containsKey(transaction.hash())) {
      return Optional.empty();
    }
    Optional<Rejection> fault =
        transaction
            .checkChain(ID)
            .or(() -> transaction.checkSignature(transaction.publicKey().orElseThrow()))
            .or(() -> checkSequence(transaction));
    if (fault.isEmpty()) {
      sequences.put(transaction.sender(), transaction.body().getSequence() + 1);
      transactions.add(transaction);
      committed.put(transaction.hash(), result(transaction));
    }
    return fault;
  }

  private Optional<Rejection> checkSequence(SignedTransaction transaction) {
    long expected = nextSequence(transaction.sender());
    long given = transaction.body().getSequence();
    if (given == expected) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            given < expected ? Code.SEQUENCE_TOO_LOW : Code.SEQUENCE_GAP, "expected " + expected));
  }

  private TransactionResult result(SignedTransaction transaction) {
    var result =
        TransactionResult.newBuilder().setTxHash(transaction.hash().bytes()).setHeight(++height);
    if (inBlock.code() != Code.UNRECOGNIZED) {
      result.setCode(inBlock.code().number()).setLog(inBlock.text());
    }
    return result.build();
  }

  /** From now on blocks refuse what they hold. */
  synchronized void refuseInBlocks(Rejection why) {
    inBlock = why;
  }

  synchronized long nextSequence(Address sender) {
    return sequences.getOrDefault(sender, 0L);
  }

  synchronized Optional<TransactionResult> result(Hash hash) {
    return Optional.ofNullable(committed.get(hash));
  }

  synchronized List<SignedTransaction> transactions() {
    return List.copyOf(transactions);
  }

  synchronized long height() {
    return height;
  }
}
