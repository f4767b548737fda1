package org.laplace.jabci;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.laplace.proto.abci.Request;
import org.laplace.proto.abci.Response;
import org.laplace.proto.abci.ResponseEcho;
import org.laplace.proto.abci.ResponseFlush;

/**
 * Turns requests into calls of an application. Consensus calls go one at a time through one lane,
 * whichever connection they come from; all others run as they come.
 */
final class Calls {
  private final Application application;

  /** Fair: whoever waits first goes first. */
  private final ReentrantLock consensusLane = new ReentrantLock(true);

  Calls(Application application) {
    this.application = application;
  }

  /**
   * The answer to one request; throws what the application throws.
   *
   * @throws FrameException when the request asks for nothing that this version of ABCI knows
   */
  Response answer(Request request) throws FrameException {
    var answer = Response.newBuilder();
    return switch (request.getValueCase()) {
      case ECHO ->
          answer
              .setEcho(ResponseEcho.newBuilder().setMessage(request.getEcho().getMessage()))
              .build();
      case FLUSH -> answer.setFlush(ResponseFlush.getDefaultInstance()).build();
      case INFO -> answer.setInfo(application.info(request.getInfo())).build();
      case QUERY -> answer.setQuery(application.query(request.getQuery())).build();
      case CHECK_TX -> answer.setCheckTx(application.checkTx(request.getCheckTx())).build();
      case INSERT_TX -> answer.setInsertTx(application.insertTx(request.getInsertTx())).build();
      case REAP_TXS -> answer.setReapTxs(application.reapTxs(request.getReapTxs())).build();
      case LIST_SNAPSHOTS ->
          answer.setListSnapshots(application.listSnapshots(request.getListSnapshots())).build();
      case LOAD_SNAPSHOT_CHUNK ->
          answer
              .setLoadSnapshotChunk(application.loadSnapshotChunk(request.getLoadSnapshotChunk()))
              .build();
      case INIT_CHAIN ->
          inLane(() -> answer.setInitChain(application.initChain(request.getInitChain())));
      case PREPARE_PROPOSAL ->
          inLane(
              () ->
                  answer.setPrepareProposal(
                      application.prepareProposal(request.getPrepareProposal())));
      case PROCESS_PROPOSAL ->
          inLane(
              () ->
                  answer.setProcessProposal(
                      application.processProposal(request.getProcessProposal())));
      case EXTEND_VOTE ->
          inLane(() -> answer.setExtendVote(application.extendVote(request.getExtendVote())));
      case VERIFY_VOTE_EXTENSION ->
          inLane(
              () ->
                  answer.setVerifyVoteExtension(
                      application.verifyVoteExtension(request.getVerifyVoteExtension())));
      case FINALIZE_BLOCK ->
          inLane(
              () -> answer.setFinalizeBlock(application.finalizeBlock(request.getFinalizeBlock())));
      case COMMIT -> inLane(() -> answer.setCommit(application.commit(request.getCommit())));
      case OFFER_SNAPSHOT ->
          inLane(
              () -> answer.setOfferSnapshot(application.offerSnapshot(request.getOfferSnapshot())));
      case APPLY_SNAPSHOT_CHUNK ->
          inLane(
              () ->
                  answer.setApplySnapshotChunk(
                      application.applySnapshotChunk(request.getApplySnapshotChunk())));
      case VALUE_NOT_SET ->
          throw new FrameException("a request carries no value that ABCI 2.0 knows");
    };
  }

  private Response inLane(Supplier<Response.Builder> call) {
    consensusLane.lock();
    try {
      return call.get().build();
    } finally {
      consensusLane.unlock();
    }
  }
}
