package org.laplace.jabci.example;

import com.google.protobuf.ByteString;
import java.util.SortedMap;
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
  private record State(long height, SortedMap<String, String> pairs) {
    ByteString appHash() { // A real chain commits to its state with a Merkle root.
      return ByteString.copyFromUtf8(Integer.toHexString(pairs.hashCode()));
    }
  }

  private State finalized = new State(0, new TreeMap<>());
  private volatile State committed = finalized; // Queries read it while a block is executed.

  @Override
  public ResponseInfo info(RequestInfo request) {
    State now = committed;
    return ResponseInfo.newBuilder()
        .setLastBlockHeight(now.height())
        .setLastBlockAppHash(now.appHash())
        .build();
  }

  @Override
  public ResponseCheckTx checkTx(RequestCheckTx request) {
    return ResponseCheckTx.newBuilder().setCode(pair(request.getTx()).length == 2 ? 0 : 1).build();
  }

  @Override
  public ResponseFinalizeBlock finalizeBlock(RequestFinalizeBlock request) {
    var pairs = new TreeMap<>(committed.pairs());
    var response = ResponseFinalizeBlock.newBuilder();
    for (ByteString tx : request.getTxsList()) {
      String[] pair = pair(tx);
      boolean valid = pair.length == 2;
      if (valid) {
        pairs.put(pair[0], pair[1]);
      }
      response.addTxResults(ExecTxResult.newBuilder().setCode(valid ? 0 : 1));
    }
    finalized = new State(request.getHeight(), pairs);
    return response.setAppHash(finalized.appHash()).build();
  }

  @Override
  public ResponseCommit commit(RequestCommit request) {
    committed = finalized;
    return ResponseCommit.getDefaultInstance();
  }

  @Override
  public ResponseQuery query(RequestQuery request) {
    State now = committed;
    String value = now.pairs().getOrDefault(request.getData().toStringUtf8(), "");
    return ResponseQuery.newBuilder()
        .setKey(request.getData())
        .setValue(ByteString.copyFromUtf8(value))
        .setHeight(now.height())
        .build();
  }

  private static String[] pair(ByteString tx) {
    return tx.toStringUtf8().split("=", 2);
  }
}
