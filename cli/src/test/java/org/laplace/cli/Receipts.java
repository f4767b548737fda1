package org.laplace.cli;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.Base64;
import java.util.List;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.light.HeaderHash;
import org.laplace.primitives.light.PrecommitBytes;
import org.laplace.primitives.light.Validator;
import org.laplace.primitives.light.ValidatorSet;
import org.laplace.primitives.proof.SmtSpec;
import org.laplace.primitives.receipt.DevelopmentSignature;
import org.laplace.proto.crypto.PublicKey;
import org.laplace.proto.ics23.CommitmentProof;
import org.laplace.proto.ics23.ExistenceProof;
import org.laplace.proto.types.BlockID;
import org.laplace.proto.types.BlockIDFlag;
import org.laplace.proto.types.Commit;
import org.laplace.proto.types.CommitSig;
import org.laplace.proto.types.Header;
import org.laplace.proto.types.SignedHeader;
import org.laplace.proto.v1.CometEvidence;
import org.laplace.proto.v1.DevelopmentEvidence;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.Receipt;
import org.laplace.proto.v1.StateProof;

/** Receipts of a chain with one validator, with real signatures over a state of one leaf. */
final class Receipts {
  private static final long HEIGHT = 140;
  private static final long POWER = 10;
  private static final Timestamp TIME = Timestamp.newBuilder().setSeconds(1_800_000_000L).build();

  private Receipts() {}

  static Receipt byConsensus(Job job, PrivateKey validator) {
    StateProof proof = proof(job);
    ByteString key = validator.publicKey().bytes();
    Header header =
        Header.newBuilder()
            .setChainId(FakeNode.CHAIN)
            .setHeight(HEIGHT + 1)
            .setTime(TIME)
            .setValidatorsHash(validatorsHash(validator).bytes())
            .setAppHash(proof.getAppHash())
            .build();
    Commit commit =
        Commit.newBuilder()
            .setHeight(HEIGHT + 1)
            .setBlockId(BlockID.newBuilder().setHash(HeaderHash.of(header).bytes()))
            .build();
    CommitSig signature =
        CommitSig.newBuilder()
            .setBlockIdFlag(BlockIDFlag.BLOCK_ID_FLAG_COMMIT)
            .setValidatorAddress(new Validator(key, POWER).address())
            .setTimestamp(TIME)
            .setSignature(validator.sign(PrecommitBytes.of(FakeNode.CHAIN, commit, TIME)).bytes())
            .build();
    SignedHeader signed =
        SignedHeader.newBuilder()
            .setHeader(header)
            .setCommit(commit.toBuilder().addSignatures(signature))
            .build();
    org.laplace.proto.types.ValidatorSet set =
        org.laplace.proto.types.ValidatorSet.newBuilder()
            .addValidators(
                org.laplace.proto.types.Validator.newBuilder()
                    .setPubKey(PublicKey.newBuilder().setEd25519(key))
                    .setVotingPower(POWER))
            .build();
    return receipt(proof)
        .setComet(
            CometEvidence.newBuilder()
                .setSignedHeader(signed.toByteString())
                .setValidatorSet(set.toByteString()))
        .build();
  }

  static Receipt byDevelopmentNode(Job job, PrivateKey node) {
    StateProof proof = proof(job);
    ByteString signed =
        DevelopmentSignature.signedBytes(FakeNode.CHAIN, HEIGHT, new Hash(proof.getAppHash()));
    return receipt(proof)
        .setDevelopment(
            DevelopmentEvidence.newBuilder()
                .setNodeKey(node.publicKey().bytes())
                .setSignature(node.sign(signed).bytes()))
        .build();
  }

  static Hash validatorsHash(PrivateKey validator) {
    return new ValidatorSet(List.of(new Validator(validator.publicKey().bytes(), POWER))).hash();
  }

  /** A genesis file with this validator, as CometBFT reads it. */
  static String genesis(PrivateKey validator) {
    return """
        {"chain_id": "%s", "validators": [{"pub_key": {"type": "tendermint/PubKeyEd25519",
        "value": "%s"}, "power": "%d", "name": ""}]}
        """
        .formatted(
            FakeNode.CHAIN,
            Base64.getEncoder().encodeToString(validator.publicKey().bytes().toByteArray()),
            POWER);
  }

  private static Receipt.Builder receipt(StateProof proof) {
    return Receipt.newBuilder().setVersion(1).setChainId(FakeNode.CHAIN).setJob(proof);
  }

  /** The tree whose only leaf the job is: that leaf is the root. */
  private static StateProof proof(Job job) {
    ByteString key = StateKeys.job(new Hash(job.getId()));
    ByteString value = job.toByteString();
    CommitmentProof proof =
        CommitmentProof.newBuilder()
            .setExist(
                ExistenceProof.newBuilder().setKey(key).setValue(value).setLeaf(SmtSpec.LEAF_OP))
            .build();
    return StateProof.newBuilder()
        .setKey(key)
        .setValue(value)
        .setPresent(true)
        .setHeight(HEIGHT)
        .setAppHash(SmtSpec.leafHash(key, value).bytes())
        .setCommitmentProof(proof.toByteString())
        .build();
  }
}
