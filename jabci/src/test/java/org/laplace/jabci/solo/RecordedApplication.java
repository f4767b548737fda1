package org.laplace.jabci.solo;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.laplace.jabci.Application;
import org.laplace.proto.abci.CheckTxType;
import org.laplace.proto.abci.ExecTxResult;
import org.laplace.proto.abci.RequestCheckTx;
import org.laplace.proto.abci.RequestCommit;
import org.laplace.proto.abci.RequestExtendVote;
import org.laplace.proto.abci.RequestFinalizeBlock;
import org.laplace.proto.abci.RequestInfo;
import org.laplace.proto.abci.RequestInitChain;
import org.laplace.proto.abci.RequestInsertTx;
import org.laplace.proto.abci.RequestPrepareProposal;
import org.laplace.proto.abci.RequestProcessProposal;
import org.laplace.proto.abci.RequestReapTxs;
import org.laplace.proto.abci.RequestVerifyVoteExtension;
import org.laplace.proto.abci.ResponseCheckTx;
import org.laplace.proto.abci.ResponseCommit;
import org.laplace.proto.abci.ResponseExtendVote;
import org.laplace.proto.abci.ResponseFinalizeBlock;
import org.laplace.proto.abci.ResponseInfo;
import org.laplace.proto.abci.ResponseInitChain;
import org.laplace.proto.abci.ResponseInsertTx;
import org.laplace.proto.abci.ResponsePrepareProposal;
import org.laplace.proto.abci.ResponseProcessProposal;
import org.laplace.proto.abci.ResponseProcessProposal.ProposalStatus;
import org.laplace.proto.abci.ResponseReapTxs;
import org.laplace.proto.abci.ResponseVerifyVoteExtension;
import org.laplace.proto.abci.ResponseVerifyVoteExtension.VerifyStatus;

/**
 * An application whose state is the hash chain of all transactions. It writes down each call, keeps
 * its state on a {@link Disk}, and can die at a chosen call.
 */
class RecordedApplication implements Application {
  /** What a killed process leaves behind. */
  static final class Disk {
    long height;
    ByteString appHash = ByteString.EMPTY;
  }

  /** The process is gone; nothing after it has happened. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  final Disk disk;
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<RequestInitChain> genesisRequests = new ArrayList<>();
  final List<RequestPrepareProposal> proposalRequests = new ArrayList<>();
  final List<RequestFinalizeBlock> blocks = new ArrayList<>();

  /** Transactions that a recheck refuses. */
  volatile ByteString spent = ByteString.EMPTY;

  /** The call at which the process dies, as it is written down; "after commit 3" is one too. */
  String dieAt = "";

  /** Changes what FinalizeBlock answers. */
  UnaryOperator<ResponseFinalizeBlock> outcome = UnaryOperator.identity();

  ResponseInitChain initResponse =
      ResponseInitChain.newBuilder().setAppHash(ByteString.copyFromUtf8("genesis")).build();

  private ByteString finalizedHash = ByteString.EMPTY;
  private long finalizedHeight;

  RecordedApplication(Disk disk) {
    this.disk = disk;
  }

  void called(String call) {
    calls.add(call);
    dieIf(call);
  }

  private void dieIf(String point) {
    if (point.equals(dieAt)) {
      throw new Killed();
    }
  }

  /** Calls without those that may come at any time. */
  List<String> consensusCalls() {
    return calls.stream().filter(call -> !call.matches("(check|insert|reap).*")).toList();
  }

  @Override
  public ResponseInfo info(RequestInfo request) {
    called("info");
    return ResponseInfo.newBuilder()
        .setLastBlockHeight(disk.height)
        .setLastBlockAppHash(disk.appHash)
        .build();
  }

  @Override
  public ResponseInitChain initChain(RequestInitChain request) {
    called("init_chain");
    genesisRequests.add(request);
    finalizedHash = ByteString.EMPTY;
    return initResponse;
  }

  @Override
  public ResponseCheckTx checkTx(RequestCheckTx request) {
    boolean recheck = request.getType() == CheckTxType.RECHECK;
    called((recheck ? "check_again " : "check ") + request.getTx().toStringUtf8());
    boolean bad =
        request.getTx().toStringUtf8().startsWith("bad")
            || (recheck && request.getTx().equals(spent));
    return ResponseCheckTx.newBuilder().setCode(bad ? 4 : 0).setGasWanted(1).build();
  }

  @Override
  public ResponseInsertTx insertTx(RequestInsertTx request) {
    called("insert " + request.getTx().toStringUtf8());
    return ResponseInsertTx.getDefaultInstance();
  }

  @Override
  public ResponseReapTxs reapTxs(RequestReapTxs request) {
    called("reap");
    return ResponseReapTxs.getDefaultInstance();
  }

  @Override
  public ResponsePrepareProposal prepareProposal(RequestPrepareProposal request) {
    called("prepare " + request.getHeight());
    proposalRequests.add(request);
    return Application.super.prepareProposal(request);
  }

  @Override
  public ResponseProcessProposal processProposal(RequestProcessProposal request) {
    called("process " + request.getHeight());
    return ResponseProcessProposal.newBuilder().setStatus(ProposalStatus.ACCEPT).build();
  }

  @Override
  public ResponseExtendVote extendVote(RequestExtendVote request) {
    called("extend " + request.getHeight());
    return ResponseExtendVote.newBuilder()
        .setVoteExtension(ByteString.copyFromUtf8("extension of " + request.getHeight()))
        .build();
  }

  @Override
  public ResponseVerifyVoteExtension verifyVoteExtension(RequestVerifyVoteExtension request) {
    called("verify " + request.getHeight());
    boolean mine =
        request.getVoteExtension().toStringUtf8().equals("extension of " + request.getHeight());
    return ResponseVerifyVoteExtension.newBuilder()
        .setStatus(mine ? VerifyStatus.ACCEPT : VerifyStatus.REJECT)
        .build();
  }

  @Override
  public ResponseFinalizeBlock finalizeBlock(RequestFinalizeBlock request) {
    called("finalize " + request.getHeight());
    blocks.add(request);
    var hash = disk.appHash;
    var response = ResponseFinalizeBlock.newBuilder();
    for (ByteString tx : request.getTxsList()) {
      hash = Sha256.of(hash.concat(tx));
      response.addTxResults(ExecTxResult.newBuilder().setData(tx));
    }
    // Height and time too, so that a block executed differently is noticed.
    hash = Sha256.of(hash.concat(request.getTime().toByteString()).concat(request.getHash()));
    finalizedHash = hash;
    finalizedHeight = request.getHeight();
    dieIf("after finalize " + request.getHeight());
    return outcome.apply(response.setAppHash(hash).build());
  }

  @Override
  public ResponseCommit commit(RequestCommit request) {
    called("commit " + finalizedHeight);
    disk.height = finalizedHeight;
    disk.appHash = finalizedHash;
    dieIf("after commit " + finalizedHeight);
    return ResponseCommit.getDefaultInstance();
  }
}
