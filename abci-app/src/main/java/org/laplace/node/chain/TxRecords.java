package org.laplace.node.chain;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.ledger.block.TxResult;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.TransactionResult;

/** What became of transactions, as clients read it. */
final class TxRecords {
  private TxRecords() {}

  /** The records of a block's transactions, by hash; of two equal ones the first counts. */
  static SortedMap<Hash, ByteString> of(
      long height, List<ByteString> transactions, List<TxResult> results) {
    SortedMap<Hash, ByteString> records = new TreeMap<>();
    for (int index = 0; index < transactions.size(); index++) {
      Hash hash = Hash.of(transactions.get(index));
      records.putIfAbsent(hash, record(hash, height, index, results.get(index)).toByteString());
    }
    return records;
  }

  private static TransactionResult record(Hash hash, long height, int index, TxResult result) {
    return TransactionResult.newBuilder()
        .setTxHash(hash.bytes())
        .setHeight(height)
        .setIndex(index)
        .setCode(codeOf(result))
        .setCodeName(nameOf(result))
        .setLog(result.rejection().map(Rejection::text).orElse(""))
        .addAllRefusedActions(result.refusedActions())
        .setFeePaid(result.feePaid().microLap())
        .build();
  }

  /** 0, or PARTIAL when it took effect in its lane, or why it did not. */
  static int codeOf(TxResult result) {
    if (!result.refusedActions().isEmpty()) {
      return Code.PARTIAL.number();
    }
    return result.rejection().map(rejection -> rejection.code().number()).orElse(Code.OK);
  }

  private static String nameOf(TxResult result) {
    if (!result.refusedActions().isEmpty()) {
      return Code.PARTIAL.name();
    }
    return result.rejection().map(rejection -> rejection.code().name()).orElse("OK");
  }
}
