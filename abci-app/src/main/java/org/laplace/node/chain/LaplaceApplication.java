package org.laplace.node.chain;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.jabci.Application;
import org.laplace.ledger.block.TxResult;
import org.laplace.ledger.genesis.GenesisState;
import org.laplace.ledger.storage.Committed;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.abci.Event;
import org.laplace.proto.abci.EventAttribute;
import org.laplace.proto.abci.ExecTxResult;
import org.laplace.proto.abci.RequestCheckTx;
import org.laplace.proto.abci.RequestCommit;
import org.laplace.proto.abci.RequestFinalizeBlock;
import org.laplace.proto.abci.RequestInfo;
import org.laplace.proto.abci.RequestInitChain;
import org.laplace.proto.abci.RequestInsertTx;
import org.laplace.proto.abci.RequestPrepareProposal;
import org.laplace.proto.abci.RequestProcessProposal;
import org.laplace.proto.abci.RequestQuery;
import org.laplace.proto.abci.RequestReapTxs;
import org.laplace.proto.abci.ResponseCheckTx;
import org.laplace.proto.abci.ResponseCommit;
import org.laplace.proto.abci.ResponseFinalizeBlock;
import org.laplace.proto.abci.ResponseInfo;
import org.laplace.proto.abci.ResponseInitChain;
import org.laplace.proto.abci.ResponseInsertTx;
import org.laplace.proto.abci.ResponsePrepareProposal;
import org.laplace.proto.abci.ResponseProcessProposal;
import org.laplace.proto.abci.ResponseQuery;
import org.laplace.proto.abci.ResponseReapTxs;
import org.laplace.proto.crypto.ProofOp;
import org.laplace.proto.crypto.ProofOps;
import org.laplace.proto.v1.TransactionResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chain as consensus sees it: translates ABCI and decides nothing. */
public final class LaplaceApplication implements Application {
  private static final Logger LOG = LoggerFactory.getLogger(LaplaceApplication.class);

  /** Incremented whenever a block of an older version would come out differently. */
  public static final long APP_VERSION = 1;

  /** As light clients of other ecosystems name it. */
  private static final String PROOF_TYPE = "ics23:smt";

  private final Chain chain;
  private final String version;

  /**
   * @param version of the software, for people
   */
  public LaplaceApplication(Chain chain, String version) {
    this.chain = chain;
    this.version = version;
  }

  @Override
  public ResponseInfo info(RequestInfo request) {
    ResponseInfo.Builder info =
        ResponseInfo.newBuilder().setData("laplace").setVersion(version).setAppVersion(APP_VERSION);
    Optional<Committed> committed = chain.lastCommitted();
    committed.ifPresent(
        last -> info.setLastBlockHeight(last.height()).setLastBlockAppHash(last.appHash().bytes()));
    return info.build();
  }

  @Override
  public ResponseInitChain initChain(RequestInitChain request) {
    try {
      Hash appHash =
          chain.initialise(request.getChainId(), GenesisState.parse(request.getAppStateBytes()));
      return ResponseInitChain.newBuilder().setAppHash(appHash.bytes()).build();
    } catch (GenesisState.InvalidGenesisException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public ResponseCheckTx checkTx(RequestCheckTx request) {
    Optional<Rejection> rejection = chain.mempool().insert(request.getTx());
    ResponseCheckTx.Builder response = ResponseCheckTx.newBuilder();
    rejection.ifPresent(
        why ->
            response
                .setCode(why.code().number())
                .setCodespace(Code.CODESPACE)
                .setLog(why.toString()));
    return response.build();
  }

  @Override
  public ResponseInsertTx insertTx(RequestInsertTx request) {
    int code =
        chain
            .mempool()
            .insert(request.getTx())
            .map(rejection -> rejection.code().number())
            .orElse(Code.OK);
    return ResponseInsertTx.newBuilder().setCode(code).build();
  }

  @Override
  public ResponseReapTxs reapTxs(RequestReapTxs request) {
    long limit = request.getMaxBytes() > 0 ? request.getMaxBytes() : Long.MAX_VALUE;
    return ResponseReapTxs.newBuilder().addAllTxs(chain.mempool().reap(limit)).build();
  }

  @Override
  public ResponsePrepareProposal prepareProposal(RequestPrepareProposal request) {
    return ResponsePrepareProposal.newBuilder()
        .addAllTxs(chain.propose(request.getMaxTxBytes()))
        .build();
  }

  @Override
  public ResponseProcessProposal processProposal(RequestProcessProposal request) {
    Optional<Rejection> rejection = chain.judge(request.getHeight(), request.getTxsList());
    rejection.ifPresent(
        why -> LOG.warn("rejecting the proposal of height {}: {}", request.getHeight(), why));
    return ResponseProcessProposal.newBuilder()
        .setStatus(
            rejection.isEmpty()
                ? ResponseProcessProposal.ProposalStatus.ACCEPT
                : ResponseProcessProposal.ProposalStatus.REJECT)
        .build();
  }

  @Override
  public ResponseFinalizeBlock finalizeBlock(RequestFinalizeBlock request) {
    CrashPoint.IN_FINALIZE_BLOCK.reached();
    Chain.FinalizedBlock block =
        chain.finalizeBlock(
            request.getHeight(), request.getProposerAddress(), request.getTxsList());
    return ResponseFinalizeBlock.newBuilder()
        .addAllTxResults(block.outcome().results().stream().map(this::result).toList())
        .addAllEvents(block.outcome().events().stream().map(this::event).toList())
        .setAppHash(block.appHash().bytes())
        .build();
  }

  @Override
  public ResponseCommit commit(RequestCommit request) {
    CrashPoint.BEFORE_COMMIT.reached();
    chain.commit();
    CrashPoint.AFTER_COMMIT.reached();
    return ResponseCommit.getDefaultInstance();
  }

  /**
   * {@code path = "store"} and a raw state key in {@code data}: its value, with a proof if asked. A
   * height of 0 is the newest.
   */
  @Override
  public ResponseQuery query(RequestQuery request) {
    Optional<Committed> committed = chain.lastCommitted();
    if (!request.getPath().equals("store") || request.getData().isEmpty()) {
      return refused(Code.MALFORMED_REQUEST, "the path is \"store\", data is a key of state");
    }
    if (committed.isEmpty()) {
      return refused(Code.NOT_READY, "there is no block yet");
    }
    long height = request.getHeight() == 0 ? committed.get().height() : request.getHeight();
    return chain
        .proof(height, request.getData())
        .map(
            proof -> {
              ResponseQuery.Builder response =
                  ResponseQuery.newBuilder()
                      .setKey(request.getData())
                      .setValue(proof.value().orElse(ByteString.EMPTY))
                      .setHeight(height);
              if (request.getProve()) {
                response.setProofOps(
                    ProofOps.newBuilder()
                        .addOps(
                            ProofOp.newBuilder()
                                .setType(PROOF_TYPE)
                                .setKey(request.getData())
                                .setData(proof.proof().toByteString())));
              }
              return response.build();
            })
        .orElseGet(() -> refused(Code.HEIGHT_NOT_KNOWN, "that height is not known here"));
  }

  private static ResponseQuery refused(Code code, String text) {
    return ResponseQuery.newBuilder()
        .setCode(code.number())
        .setCodespace(Code.CODESPACE)
        .setLog(text)
        .build();
  }

  /** Code, data and gas are hashed; the text in the log is not. */
  private ExecTxResult result(TxResult result) {
    ExecTxResult.Builder response =
        ExecTxResult.newBuilder()
            .setCode(TxRecords.codeOf(result))
            .setGasWanted(result.weight())
            .setGasUsed(result.weight());
    if (!result.refusedActions().isEmpty()) {
      response.setData(
          TransactionResult.newBuilder()
              .addAllRefusedActions(result.refusedActions())
              .build()
              .toByteString());
    }
    result
        .rejection()
        .ifPresent(rejection -> response.setCodespace(Code.CODESPACE).setLog(rejection.toString()));
    return response.build();
  }

  private Event event(org.laplace.ledger.settlement.Event event) {
    Event.Builder wire = Event.newBuilder().setType(event.type());
    event
        .attributes()
        .forEach(
            attribute ->
                wire.addAttributes(
                    EventAttribute.newBuilder()
                        .setKey(attribute.key())
                        .setValue(attribute.value())
                        .setIndex(true)));
    return wire.build();
  }
}
