package org.laplace.primitives.receipt;

import com.google.protobuf.InvalidProtocolBufferException;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.StateKeys;
import org.laplace.primitives.proof.ProofFault;
import org.laplace.primitives.proof.SmtProofs;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.StateProof;

/**
 * A job that has ended and that the state with this app hash holds.
 *
 * @param height the height after which the state was so
 */
record ProvenJob(Job job, long height, Hash appHash) {
  static Parsed<ProvenJob> of(StateProof proof) {
    if (!proof.getPresent()) {
      return malformed("it proves that there is no such job");
    }
    if (proof.getHeight() <= 0 || proof.getHeight() == Long.MAX_VALUE) {
      return malformed("its height is none");
    }
    if (!Hash.isHash(proof.getAppHash())) {
      return malformed("its app hash has " + proof.getAppHash().size() + " bytes, not 32");
    }
    Hash appHash = new Hash(proof.getAppHash());
    return SmtProofs.checkPresence(
            appHash, proof.getKey(), proof.getValue(), proof.getCommitmentProof())
        .map(ProvenJob::unproved)
        .orElseGet(() -> ofLeaf(proof, appHash));
  }

  private static Parsed<ProvenJob> ofLeaf(StateProof proof, Hash appHash) {
    Job job;
    try {
      job = Job.parseFrom(proof.getValue());
    } catch (InvalidProtocolBufferException e) {
      return malformed("the record that it proves is no Job");
    }
    if (!Hash.isHash(job.getId()) || !StateKeys.job(new Hash(job.getId())).equals(proof.getKey())) {
      return malformed("the record that it proves is not that of the job it names");
    }
    return switch (job.getStatus()) {
      case JOB_STATUS_FINAL,
          JOB_STATUS_REFUNDED,
          JOB_STATUS_MISDECLARED,
          JOB_STATUS_EXPIRED,
          JOB_STATUS_CANCELLED ->
          Parsed.of(new ProvenJob(job, proof.getHeight(), appHash));
      case JOB_STATUS_OPEN,
          JOB_STATUS_ASSIGNED,
          JOB_STATUS_PROVISIONAL,
          JOB_STATUS_AUDIT,
          JOB_STATUS_CONFIRMED,
          JOB_STATUS_UNSPECIFIED,
          UNRECOGNIZED ->
          Parsed.refused(
              Code.NOT_FINISHED,
              "the job had not ended at height "
                  + proof.getHeight()
                  + "; ask for the receipt again when it has");
    };
  }

  private static Parsed<ProvenJob> unproved(ProofFault fault) {
    return Parsed.refused(Code.PROOF_DOES_NOT_HOLD, fault.explanation());
  }

  private static Parsed<ProvenJob> malformed(String what) {
    return Parsed.refused(
        Code.MALFORMED_RECEIPT, "the receipt is not in order: " + what + "; ask another node");
  }
}
