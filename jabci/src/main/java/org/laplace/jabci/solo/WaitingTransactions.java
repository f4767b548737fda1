package org.laplace.jabci.solo;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laplace.jabci.Application;
import org.laplace.jabci.BlockBytes;
import org.laplace.jabci.JabciLimits;
import org.laplace.proto.abci.CheckTxType;
import org.laplace.proto.abci.RequestCheckTx;
import org.laplace.proto.abci.ResponseCheckTx;

/** The driver's own pool: accepted transactions in the order of their arrival. */
final class WaitingTransactions {
  private record Waiting(ByteString tx, long gasWanted) {}

  private final Application application;
  private final Map<ByteString, Waiting> byHash = new LinkedHashMap<>();
  private long bytes;

  WaitingTransactions(Application application) {
    this.application = application;
  }

  /**
   * Checks and keeps a transaction.
   *
   * @param gasMax of a block; -1 is no limit
   */
  Submission submit(ByteString tx, long gasMax) {
    var hash = Sha256.of(tx);
    var refusal = refusal(hash, tx);
    if (refusal != null) {
      return refusal;
    }
    // Outside of the lock: checks may run at the same time as each other and as a block.
    ResponseCheckTx check =
        application.checkTx(RequestCheckTx.newBuilder().setTx(tx).setType(CheckTxType.NEW).build());
    if (check.getCode() != 0) {
      return new Submission.RefusedByApplication(check);
    }
    if (gasMax >= 0 && check.getGasWanted() > gasMax) {
      return new Submission.RefusedByPool(
          "the transaction wants %d gas, a block has %d".formatted(check.getGasWanted(), gasMax));
    }
    return keep(hash, new Waiting(tx, check.getGasWanted()), check);
  }

  /** The first transactions that fit; they stay until a block holds them. */
  synchronized List<ByteString> offer(long bytesMax, long gasMax) {
    var offered = new ArrayList<ByteString>();
    long bytesLeft = bytesMax;
    long gasLeft = gasMax < 0 ? Long.MAX_VALUE : gasMax;
    for (Waiting waiting : byHash.values()) {
      bytesLeft -= BlockBytes.ofTransaction(waiting.tx());
      gasLeft -= waiting.gasWanted();
      if (bytesLeft < 0 || gasLeft < 0) {
        break;
      }
      offered.add(waiting.tx());
    }
    return offered;
  }

  /** Forgets what a block holds, and checks again whatever is left. */
  void afterBlock(List<ByteString> included) {
    for (ByteString tx : included) {
      remove(Sha256.of(tx));
    }
    for (Map.Entry<ByteString, Waiting> entry : snapshot()) {
      var check =
          application.checkTx(
              RequestCheckTx.newBuilder()
                  .setTx(entry.getValue().tx())
                  .setType(CheckTxType.RECHECK)
                  .build());
      if (check.getCode() != 0) {
        remove(entry.getKey());
      }
    }
  }

  private synchronized Submission.@Nullable RefusedByPool refusal(ByteString hash, ByteString tx) {
    if (byHash.containsKey(hash)) {
      return new Submission.RefusedByPool("the transaction waits already");
    }
    if (byHash.size() >= JabciLimits.SOLO_POOL_TRANSACTIONS_MAX
        || bytes + tx.size() > JabciLimits.SOLO_POOL_BYTES_MAX) {
      return new Submission.RefusedByPool(
          "the pool is full with %d transactions of %d bytes; try again after the next block"
              .formatted(byHash.size(), bytes));
    }
    return null;
  }

  private synchronized Submission keep(ByteString hash, Waiting waiting, ResponseCheckTx check) {
    // The pool may have changed while the application checked.
    var refusal = refusal(hash, waiting.tx());
    if (refusal != null) {
      return refusal;
    }
    byHash.put(hash, waiting);
    bytes += waiting.tx().size();
    return new Submission.Accepted(check);
  }

  private synchronized void remove(ByteString hash) {
    var removed = byHash.remove(hash);
    if (removed != null) {
      bytes -= removed.tx().size();
    }
  }

  private synchronized List<Map.Entry<ByteString, Waiting>> snapshot() {
    return List.copyOf(byHash.entrySet());
  }
}
