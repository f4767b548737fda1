package org.laplace.node.gateway;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import org.laplace.ledger.storage.StorageLimits;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.Tip;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;
import org.laplace.proto.v1.GetProofRequest;
import org.laplace.proto.v1.GetReceiptRequest;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.ProofServiceGrpc;
import org.laplace.proto.v1.Receipt;
import org.laplace.proto.v1.StateProof;

/** Proofs of state, and receipts, which are proofs with who signed for them. */
final class ProofEndpoint extends ProofServiceGrpc.ProofServiceImplBase {
  private static final int RECEIPT_VERSION = 1;

  private final Chain chain;
  private final Evidence evidence;

  ProofEndpoint(Chain chain, Evidence evidence) {
    this.chain = chain;
    this.evidence = evidence;
  }

  @Override
  public void getProof(GetProofRequest request, StreamObserver<StateProof> observer) {
    Requests.answer(
        observer,
        chain,
        tip -> {
          int keyBytes = request.getKey().size();
          if (keyBytes == 0 || keyBytes > StorageLimits.STATE_KEY_BYTES_MAX) {
            throw Refusals.of(
                Code.MALFORMED_REQUEST,
                "a key of state has 1 to "
                    + StorageLimits.STATE_KEY_BYTES_MAX
                    + " bytes, this one has "
                    + keyBytes);
          }
          long height = request.getHeight() == 0 ? tip.height() : request.getHeight();
          return prove(height, request.getKey());
        });
  }

  @Override
  public void getReceipt(GetReceiptRequest request, StreamObserver<Receipt> observer) {
    Requests.answer(
        observer, chain, tip -> receipt(tip, Requests.hash(request.getJobId(), "job_id")));
  }

  private Receipt receipt(Tip tip, Hash id) {
    Job job =
        tip.state()
            .read(StateKeys.job(id))
            .map(bytes -> Wire.parse(Job.parser(), bytes))
            .orElseThrow(() -> Refusals.of(Code.UNKNOWN_JOB, "there is no job " + id));
    if (job.getExitHeight() != 0) {
      throw Refusals.of(
          Code.NOT_FINISHED,
          "job " + id + " is " + job.getStatus() + "; its receipt comes with its end");
    }
    // The app hash of a height is in the next header, and that header's commit comes after it.
    for (long height = tip.height() - 1; height >= job.getStatusHeight(); height--) {
      Receipt.Builder receipt =
          Receipt.newBuilder()
              .setVersion(RECEIPT_VERSION)
              .setChainId(chain.chainId().orElse(""))
              .setJob(prove(height, StateKeys.job(id)));
      if (addEvidence(receipt, height)) {
        return receipt.build();
      }
    }
    throw Refusals.of(
        Code.NOT_FINISHED,
        "job " + id + " has ended; its receipt waits for the signatures of the next blocks");
  }

  private boolean addEvidence(Receipt.Builder receipt, long height) {
    try {
      return evidence.addTo(receipt, height);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusals.of(Code.NOT_READY, "the node is stopping");
    }
  }

  private StateProof prove(long height, ByteString key) {
    return chain
        .proof(height, key)
        .map(
            proof ->
                StateProof.newBuilder()
                    .setKey(key)
                    .setValue(proof.value().orElse(ByteString.EMPTY))
                    .setPresent(proof.value().isPresent())
                    .setHeight(proof.height())
                    .setAppHash(proof.appHash().bytes())
                    .setCommitmentProof(proof.proof().toByteString())
                    .build())
        .orElseThrow(
            () ->
                Refusals.of(
                    Code.HEIGHT_NOT_KNOWN,
                    "height " + height + " is not provable here; ask without a height"));
  }
}
