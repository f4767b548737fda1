package org.laplace.jabci.example;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.TreeMap;
import org.laplace.jabci.Application;
import org.laplace.proto.abci.ExecTxResult;
import org.laplace.proto.abci.RequestCheckTx;
import org.laplace.proto.abci.RequestCommit;
import org.laplace.proto.abci.RequestFinalizeBlock;
import org.laplace.proto.abci.RequestInfo;
import org.laplace.proto.abci.RequestQuery;
import org.laplace.proto.abci.ResponseCheckTx;
import org.laplace.proto.abci.ResponseCommit;
import org.laplace.proto.abci.ResponseFinalizeBlock;
import org.laplace.proto.abci.ResponseInfo;
import org.laplace.proto.abci.ResponseQuery;

/** Keeps pairs in memory. A transaction is "key=value", a query's data a key. */
public final class KeyValueApplication implements Application {
  private record State(long height, Map<String, String> pairs) {}

  private State finalized = new State(0, Map.of());
  private volatile State committed = finalized; // Queries read it while a block is executed.

  @Override
  public ResponseInfo info(RequestInfo request) {
    State last = committed;
    var answer = ResponseInfo.newBuilder().setLastBlockHeight(last.height());
    return answer.setLastBlockAppHash(appHash(last)).build();
  }

  @Override
  public ResponseCheckTx checkTx(RequestCheckTx request) {
    return ResponseCheckTx.newBuilder().setCode(code(request.getTx())).build();
  }

  @Override
  public ResponseFinalizeBlock finalizeBlock(RequestFinalizeBlock request) {
    var pairs = new TreeMap<>(committed.pairs());
    var answer = ResponseFinalizeBlock.newBuilder();
    for (ByteString tx : request.getTxsList()) {
      if (code(tx) == 0) {
        String[] pair = tx.toStringUtf8().split("=", 2);
        pairs.put(pair[0], pair[1]);
      }
      answer.addTxResults(ExecTxResult.newBuilder().setCode(code(tx)));
    }
    finalized = new State(request.getHeight(), pairs);
    return answer.setAppHash(appHash(finalized)).build();
  }

  @Override
  public ResponseCommit commit(RequestCommit request) {
    committed = finalized;
    return ResponseCommit.getDefaultInstance();
  }

  @Override
  public ResponseQuery query(RequestQuery request) {
    String value = committed.pairs().getOrDefault(request.getData().toStringUtf8(), "");
    return ResponseQuery.newBuilder().setValue(ByteString.copyFromUtf8(value)).build();
  }

  private static int code(ByteString tx) {
    return tx.toStringUtf8().contains("=") ? 0 : 1;
  }

  private static ByteString appHash(State state) { // Better: a Merkle root.
    return ByteString.copyFromUtf8(Integer.toHexString(state.pairs().hashCode()));
  }
}
