package org.laplace.node.gateway;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.lane.Account;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.Tip;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.BroadcastRequest;
import org.laplace.proto.v1.BroadcastResponse;
import org.laplace.proto.v1.GetTransactionRequest;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.proto.v1.TransactionServiceGrpc;
import org.laplace.proto.v1.WaitLevel;

/** Takes transactions in and says what became of them. */
final class TransactionEndpoint extends TransactionServiceGrpc.TransactionServiceImplBase {
  /** A client that waits longer asks again; the same bytes are safe to send. */
  private static final Duration COMMIT_WAIT_MAX = Duration.ofSeconds(60);

  private final Chain chain;

  TransactionEndpoint(Chain chain) {
    this.chain = chain;
  }

  @Override
  public void broadcast(BroadcastRequest request, StreamObserver<BroadcastResponse> observer) {
    Requests.answer(observer, () -> broadcast(chain, request.getTx(), request.getWait()));
  }

  @Override
  public void getTransaction(
      GetTransactionRequest request, StreamObserver<TransactionResult> observer) {
    Requests.answer(
        observer,
        () -> {
          Hash hash = Requests.hash(request.getTxHash(), "tx_hash");
          return chain
              .transaction(hash)
              .orElseThrow(
                  () ->
                      Refusals.of(
                          Code.UNKNOWN_TRANSACTION,
                          "no block that this node remembers holds transaction " + hash));
        });
  }

  /**
   * Sends the same bytes as often as a client likes; what has used its sequence is its own answer.
   * What a block skipped, since it could not pay or came too early, may still take effect later.
   */
  static BroadcastResponse broadcast(Chain chain, ByteString tx, WaitLevel wait) {
    Requests.requireState(chain);
    Hash hash = Hash.of(tx);
    BroadcastResponse.Builder response = BroadcastResponse.newBuilder().setTxHash(hash.bytes());
    Optional<TransactionResult> earlier = chain.transaction(hash);
    if (earlier.isPresent() && hasUsedItsSequence(chain, tx)) {
      return response.setResult(earlier.get()).build();
    }
    chain
        .mempool()
        .insert(tx)
        .ifPresent(
            rejection -> {
              throw Refusals.of(rejection);
            });
    if (wait == WaitLevel.WAIT_LEVEL_COMMITTED) {
      response.setResult(
          awaitCommit(chain, hash, earlier.map(TransactionResult::getHeight).orElse(0L)));
    }
    return response.build();
  }

  private static boolean hasUsedItsSequence(Chain chain, ByteString bytes) {
    SignedTransaction tx = Refusals.valueOf(SignedTransaction.parse(bytes));
    long next =
        chain
            .read(tip -> tip.state().get(LedgerKeys.account(tx.sender())))
            .flatMap(account -> account)
            .map(Account::sequence)
            .orElse(0L);
    return Long.compareUnsigned(tx.body().getSequence(), next) < 0;
  }

  /**
   * @param skippedHeight a block that skipped the transaction before; 0: none did
   */
  private static TransactionResult awaitCommit(Chain chain, Hash hash, long skippedHeight) {
    long deadlineNanos = System.nanoTime() + COMMIT_WAIT_MAX.toNanos();
    long height = 0;
    try {
      while (true) {
        Optional<TransactionResult> result =
            chain.transaction(hash).filter(record -> record.getHeight() > skippedHeight);
        if (result.isPresent()) {
          return result.get();
        }
        Optional<Tip> next =
            chain.feed().awaitAbove(height, Duration.ofNanos(deadlineNanos - System.nanoTime()));
        if (next.isEmpty()) {
          throw Refusals.of(
              Code.TIMED_OUT,
              "no block took the transaction yet; it waits in the mempool, send the same bytes to"
                  + " ask again");
        }
        height = next.get().height();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusals.of(Code.NOT_READY, "the node is stopping");
    }
  }
}
