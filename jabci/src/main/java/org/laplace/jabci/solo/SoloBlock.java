package org.laplace.jabci.solo;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.List;
import org.laplace.proto.abci.RequestFinalizeBlock;
import org.laplace.proto.abci.ResponseFinalizeBlock;

/**
 * A committed block.
 *
 * @param request what the application was asked to execute
 * @param response what came of it
 */
public record SoloBlock(RequestFinalizeBlock request, ResponseFinalizeBlock response) {
  public long height() {
    return request.getHeight();
  }

  public Timestamp time() {
    return request.getTime();
  }

  /** 32 bytes: SHA-256 of what the block holds. Not CometBFT's hash of a header, there is none. */
  public ByteString hash() {
    return request.getHash();
  }

  public List<ByteString> txs() {
    return request.getTxsList();
  }

  /** The application's state after this block. */
  public ByteString appHash() {
    return response.getAppHash();
  }
}
