package org.laplace.primitives.tx;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Hash;

/**
 * The id of what an action creates: a job, an offer. Known before the transaction is sent, so that
 * sending it again is harmless.
 */
public final class ObjectId {
  private static final String TAG = "laplace/object/v1";

  private ObjectId() {}

  /**
   * The id of what one action creates.
   *
   * @param sequence of the transaction
   * @param actionIndex of the action in the transaction, counted from 0
   */
  public static Hash of(String chainId, Address sender, long sequence, int actionIndex) {
    return Hash.tagged(
        TAG,
        ByteString.copyFromUtf8(chainId),
        sender.bytes(),
        BigEndian.int64(sequence),
        BigEndian.int32(actionIndex));
  }
}
