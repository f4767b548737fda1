package org.laplace.jabci;

import com.google.protobuf.ByteString;
import org.laplace.proto.abci.RequestApplySnapshotChunk;
import org.laplace.proto.abci.RequestCheckTx;
import org.laplace.proto.abci.RequestCommit;
import org.laplace.proto.abci.RequestExtendVote;
import org.laplace.proto.abci.RequestFinalizeBlock;
import org.laplace.proto.abci.RequestInfo;
import org.laplace.proto.abci.RequestInitChain;
import org.laplace.proto.abci.RequestInsertTx;
import org.laplace.proto.abci.RequestListSnapshots;
import org.laplace.proto.abci.RequestLoadSnapshotChunk;
import org.laplace.proto.abci.RequestOfferSnapshot;
import org.laplace.proto.abci.RequestPrepareProposal;
import org.laplace.proto.abci.RequestProcessProposal;
import org.laplace.proto.abci.RequestQuery;
import org.laplace.proto.abci.RequestReapTxs;
import org.laplace.proto.abci.RequestVerifyVoteExtension;
import org.laplace.proto.abci.ResponseApplySnapshotChunk;
import org.laplace.proto.abci.ResponseCheckTx;
import org.laplace.proto.abci.ResponseCommit;
import org.laplace.proto.abci.ResponseExtendVote;
import org.laplace.proto.abci.ResponseFinalizeBlock;
import org.laplace.proto.abci.ResponseInfo;
import org.laplace.proto.abci.ResponseInitChain;
import org.laplace.proto.abci.ResponseInsertTx;
import org.laplace.proto.abci.ResponseListSnapshots;
import org.laplace.proto.abci.ResponseLoadSnapshotChunk;
import org.laplace.proto.abci.ResponseOfferSnapshot;
import org.laplace.proto.abci.ResponsePrepareProposal;
import org.laplace.proto.abci.ResponseProcessProposal;
import org.laplace.proto.abci.ResponseProcessProposal.ProposalStatus;
import org.laplace.proto.abci.ResponseQuery;
import org.laplace.proto.abci.ResponseReapTxs;
import org.laplace.proto.abci.ResponseVerifyVoteExtension;
import org.laplace.proto.abci.ResponseVerifyVoteExtension.VerifyStatus;

/**
 * A replicated state machine, as ABCI 2.0 sees it. Only {@link #checkTx} and {@link #finalizeBlock}
 * must be written; every other method has a default that is safe to keep.
 *
 * <p><b>What may overlap.</b> One <i>consensus call</i> runs at a time, in the order in which it
 * came: {@link #initChain}, {@link #prepareProposal}, {@link #processProposal}, {@link
 * #extendVote}, {@link #verifyVoteExtension}, {@link #finalizeBlock}, {@link #commit}, {@link
 * #offerSnapshot}, {@link #applySnapshotChunk}. All others may run at any moment, also at the same
 * time as a consensus call and as each other: {@link #info}, {@link #query}, {@link #checkTx},
 * {@link #insertTx}, {@link #reapTxs}, {@link #listSnapshots}, {@link #loadSnapshotChunk}. Calls
 * come from several threads, but what one consensus call wrote, the next one sees.
 *
 * <p><b>Errors.</b> What a user got wrong is a code in the response. An exception means that the
 * application itself is broken: it is sent to CometBFT, which then ends its process.
 */
public interface Application {
  /**
   * The height and app hash of the last block whose {@link #commit} was answered; height 0 before
   * the first one. CometBFT repeats the blocks that come after it.
   */
  default ResponseInfo info(RequestInfo request) {
    return ResponseInfo.getDefaultInstance();
  }

  /**
   * Genesis. May come again as long as no block was committed. Default: validators and parameters
   * as in the genesis file.
   */
  default ResponseInitChain initChain(RequestInitChain request) {
    return ResponseInitChain.getDefaultInstance();
  }

  /** Reads committed state. Default: code 1, no queries are answered. */
  default ResponseQuery query(RequestQuery request) {
    return ResponseQuery.newBuilder()
        .setCode(1)
        .setLog("this application answers no queries")
        .build();
  }

  /**
   * Whether a transaction may enter the pool; 0 is yes. Where the application owns the pool
   * (CometBFT's {@code mempool.type = "app"}), an accepted transaction that came over CometBFT's
   * RPC must be put into the pool here, {@link #insertTx} is not called for it.
   */
  ResponseCheckTx checkTx(RequestCheckTx request);

  /**
   * Takes a transaction from a peer into the application's own pool. Codes from 32,000 on mean: not
   * now. Default: code 1, there is no such pool.
   */
  default ResponseInsertTx insertTx(RequestInsertTx request) {
    return ResponseInsertTx.newBuilder().setCode(1).build();
  }

  /**
   * Transactions of the application's own pool that are to be sent to peers. Asked in a fixed
   * interval; what is returned is sent each time, so return each transaction once. Default: none.
   */
  default ResponseReapTxs reapTxs(RequestReapTxs request) {
    return ResponseReapTxs.getDefaultInstance();
  }

  /**
   * The transactions of a new block. They must fit {@code max_tx_bytes} by {@link
   * BlockBytes#ofTransaction}. Must not change committed state. Default: the offered ones in order,
   * as far as they fit.
   */
  default ResponsePrepareProposal prepareProposal(RequestPrepareProposal request) {
    var response = ResponsePrepareProposal.newBuilder();
    long bytesLeft = request.getMaxTxBytes();
    for (ByteString tx : request.getTxsList()) {
      bytesLeft -= BlockBytes.ofTransaction(tx);
      if (bytesLeft < 0) {
        break;
      }
      response.addTxs(tx);
    }
    return response.build();
  }

  /**
   * Whether a proposed block is acceptable. Must be deterministic and must not change committed
   * state. May come several times for a height, and never for the block that is decided. Default:
   * yes.
   */
  default ResponseProcessProposal processProposal(RequestProcessProposal request) {
    return ResponseProcessProposal.newBuilder().setStatus(ProposalStatus.ACCEPT).build();
  }

  /** What this validator adds to its vote; need not be deterministic. Default: nothing. */
  default ResponseExtendVote extendVote(RequestExtendVote request) {
    return ResponseExtendVote.getDefaultInstance();
  }

  /**
   * Whether another validator's extension is acceptable; must be deterministic. Votes that come
   * late reach {@link #prepareProposal} without this check. Default: only empty ones, as {@link
   * #extendVote} makes them.
   */
  default ResponseVerifyVoteExtension verifyVoteExtension(RequestVerifyVoteExtension request) {
    return ResponseVerifyVoteExtension.newBuilder()
        .setStatus(request.getVoteExtension().isEmpty() ? VerifyStatus.ACCEPT : VerifyStatus.REJECT)
        .build();
  }

  /**
   * Executes a decided block: one result for each transaction, and the app hash. Must be
   * deterministic in code, data, gas, updates and app hash. Nothing may become durable before
   * {@link #commit}: the call comes again if the process ends in between.
   */
  ResponseFinalizeBlock finalizeBlock(RequestFinalizeBlock request);

  /**
   * Makes the last finalized block durable, atomically with its height and app hash, before it
   * returns. Default: nothing to do, all blocks are kept.
   */
  default ResponseCommit commit(RequestCommit request) {
    return ResponseCommit.getDefaultInstance();
  }

  /** Snapshots that other nodes may load. Default: none. */
  default ResponseListSnapshots listSnapshots(RequestListSnapshots request) {
    return ResponseListSnapshots.getDefaultInstance();
  }

  /** One piece of a snapshot. Default: empty. */
  default ResponseLoadSnapshotChunk loadSnapshotChunk(RequestLoadSnapshotChunk request) {
    return ResponseLoadSnapshotChunk.getDefaultInstance();
  }

  /** Whether to restore this snapshot. Default: ABORT, none is ever restored. */
  default ResponseOfferSnapshot offerSnapshot(RequestOfferSnapshot request) {
    return ResponseOfferSnapshot.newBuilder().setResult(ResponseOfferSnapshot.Result.ABORT).build();
  }

  /** Restores one piece of the snapshot that was accepted. Default: ABORT. */
  default ResponseApplySnapshotChunk applySnapshotChunk(RequestApplySnapshotChunk request) {
    return ResponseApplySnapshotChunk.newBuilder()
        .setResult(ResponseApplySnapshotChunk.Result.ABORT)
        .build();
  }
}
