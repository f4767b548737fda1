package org.laplace.node.chain;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import org.laplace.ledger.storage.StateStore;
import org.laplace.node.home.NetworkDefaults;
import org.laplace.proto.abci.RequestCommit;
import org.laplace.proto.abci.RequestFinalizeBlock;
import org.laplace.proto.abci.RequestInitChain;
import org.laplace.proto.abci.RequestInsertTx;
import org.laplace.proto.abci.RequestPrepareProposal;
import org.laplace.proto.abci.RequestProcessProposal;
import org.laplace.proto.abci.ResponseFinalizeBlock;
import org.laplace.proto.abci.ResponseProcessProposal.ProposalStatus;

/** One node's application, driven by hand through its ABCI methods. */
final class Replica implements AutoCloseable {
  private static final long BLOCK_BYTES = 4 << 20;

  private final Chain chain;
  private final LaplaceApplication application;

  private Replica(Chain chain) {
    this.chain = chain;
    this.application = new LaplaceApplication(chain, "test");
  }

  /** At genesis, with four validators and these accounts. */
  static Replica atGenesis(StateStore store, String... funded) throws IOException {
    Replica replica = new Replica(new Chain(store, new Protocol()));
    replica.application.initChain(
        RequestInitChain.newBuilder()
            .setChainId(SoloChain.CHAIN_ID)
            .setAppStateBytes(
                SoloChain.appState(SoloChain.genesis(4, NetworkDefaults.testParams(), funded)))
            .build());
    return replica;
  }

  /** On the state that a store has, with nothing in memory. */
  static Replica reopened(StateStore store) {
    return new Replica(new Chain(store, new Protocol()));
  }

  Chain chain() {
    return chain;
  }

  int insert(ByteString tx) {
    return application.insertTx(RequestInsertTx.newBuilder().setTx(tx).build()).getCode();
  }

  List<ByteString> prepare(long height) {
    return application
        .prepareProposal(
            RequestPrepareProposal.newBuilder()
                .setHeight(height)
                .setMaxTxBytes(BLOCK_BYTES)
                .build())
        .getTxsList();
  }

  boolean accepts(long height, List<ByteString> txs) {
    return application
            .processProposal(
                RequestProcessProposal.newBuilder().setHeight(height).addAllTxs(txs).build())
            .getStatus()
        == ProposalStatus.ACCEPT;
  }

  ResponseFinalizeBlock finalizeBlock(long height, List<ByteString> txs) {
    return application.finalizeBlock(
        RequestFinalizeBlock.newBuilder()
            .setHeight(height)
            .setProposerAddress(
                SoloChain.key("consensus " + height % 4).publicKey().address().bytes())
            .addAllTxs(txs)
            .build());
  }

  void commit() {
    application.commit(RequestCommit.getDefaultInstance());
  }

  ResponseFinalizeBlock run(long height, List<ByteString> txs) {
    ResponseFinalizeBlock block = finalizeBlock(height, txs);
    commit();
    return block;
  }

  @Override
  public void close() {
    chain.close();
  }
}
