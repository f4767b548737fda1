package org.laplace.jabci;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;

/** How many bytes of a block's {@code max_tx_bytes} things take. */
public final class BlockBytes {
  private static final int TXS_FIELD = 1;

  private BlockBytes() {}

  /**
   * One transaction with its tag and length, as in CometBFT's message Data {repeated bytes txs}.
   */
  public static long ofTransaction(ByteString tx) {
    return CodedOutputStream.computeBytesSize(TXS_FIELD, tx);
  }

  /** Several transactions. */
  public static long ofTransactions(Iterable<ByteString> txs) {
    long bytes = 0;
    for (ByteString tx : txs) {
      bytes += ofTransaction(tx);
    }
    return bytes;
  }
}
