package org.laplace.primitives.receipt;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.light.HeaderHash;
import org.laplace.primitives.light.PrecommitBytes;
import org.laplace.primitives.light.Validator;
import org.laplace.primitives.light.ValidatorSet;
import org.laplace.primitives.proof.SmtSpec;
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
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.Receipt;
import org.laplace.proto.v1.StateProof;

/** A tiny chain of real keys, real signatures and a state tree of one job and a neighbour. */
final class ReceiptChain {
  static final String CHAIN = "laplace-receipts";
  static final long HEIGHT = 41;
  static final Timestamp TIME = Timestamp.newBuilder().setSeconds(1_800_000_000L).build();

  private final List<PrivateKey> keys;

  /** Validators of power 10 each, keyed by these numbers. */
  ReceiptChain(int... validators) {
    keys =
        IntStream.of(validators)
            .mapToObj(ReceiptChain::key)
            .sorted(
                Comparator.comparing(
                    key -> new Validator(key.publicKey().bytes(), 10).address(),
                    ByteString.unsignedLexicographicalComparator()))
            .toList();
  }

  static PrivateKey key(int number) {
    var seed = new byte[KeyType.SEED_BYTES];
    seed[0] = (byte) number;
    return PrivateKey.ofSeed(KeyType.ED25519, ByteString.copyFrom(seed));
  }

  ValidatorSet set() {
    return ValidatorSet.parse(setProto()).orElseThrow();
  }

  Receipt receipt(Job job) {
    StateProof proof = proof(job);
    return Receipt.newBuilder()
        .setVersion(1)
        .setChainId(CHAIN)
        .setJob(proof)
        .setComet(
            CometEvidence.newBuilder()
                .setSignedHeader(signedHeader(proof.getAppHash()).toByteString())
                .setValidatorSet(setProto().toByteString()))
        .build();
  }

  static Receipt developmentReceipt(Job job, PrivateKey node) {
    StateProof proof = proof(job);
    ByteString signed =
        DevelopmentSignature.signedBytes(CHAIN, HEIGHT, new Hash(proof.getAppHash()));
    return Receipt.newBuilder()
        .setVersion(1)
        .setChainId(CHAIN)
        .setJob(proof)
        .setDevelopment(
            DevelopmentEvidence.newBuilder()
                .setNodeKey(node.publicKey().bytes())
                .setSignature(node.sign(signed).bytes()))
        .build();
  }

  static Job finalJob() {
    return Job.newBuilder()
        .setId(Hash.of(ByteString.copyFromUtf8("a job")).bytes())
        .setStatus(JobStatus.JOB_STATUS_FINAL)
        .setStatusHeight(40)
        .build();
  }

  SignedHeader signedHeader(ByteString appHash) {
    Header header =
        Header.newBuilder()
            .setChainId(CHAIN)
            .setHeight(HEIGHT + 1)
            .setTime(TIME)
            .setValidatorsHash(set().hash().bytes())
            .setAppHash(appHash)
            .build();
    Commit commit =
        Commit.newBuilder()
            .setHeight(HEIGHT + 1)
            .setBlockId(BlockID.newBuilder().setHash(HeaderHash.of(header).bytes()))
            .build();
    var signatures = commit.toBuilder();
    for (PrivateKey key : keys) {
      signatures.addSignatures(
          CommitSig.newBuilder()
              .setBlockIdFlag(BlockIDFlag.BLOCK_ID_FLAG_COMMIT)
              .setValidatorAddress(new Validator(key.publicKey().bytes(), 10).address())
              .setTimestamp(TIME)
              .setSignature(key.sign(PrecommitBytes.of(CHAIN, commit, TIME)).bytes()));
    }
    return SignedHeader.newBuilder().setHeader(header).setCommit(signatures).build();
  }

  org.laplace.proto.types.ValidatorSet setProto() {
    var set = org.laplace.proto.types.ValidatorSet.newBuilder();
    for (PrivateKey key : keys) {
      set.addValidatorsBuilder()
          .setPubKey(PublicKey.newBuilder().setEd25519(key.publicKey().bytes()))
          .setVotingPower(10);
    }
    return set.build();
  }

  static StateProof proof(Job job) {
    return proof(StateKeys.job(new Hash(job.getId())), job.toByteString());
  }

  static StateProof proof(ByteString key, ByteString value) {
    boolean right = SmtSpec.goesRight(SmtSpec.path(key), 0);
    Hash sibling = SmtSpec.leafHash(ByteString.copyFromUtf8("n"), ByteString.copyFromUtf8("v"));
    Hash leaf = SmtSpec.leafHash(key, value);
    Hash root = right ? SmtSpec.innerHash(sibling, leaf) : SmtSpec.innerHash(leaf, sibling);
    CommitmentProof proof =
        CommitmentProof.newBuilder()
            .setExist(
                ExistenceProof.newBuilder()
                    .setKey(key)
                    .setValue(value)
                    .setLeaf(SmtSpec.LEAF_OP)
                    .addPath(SmtSpec.step(sibling, right)))
            .build();
    return StateProof.newBuilder()
        .setKey(key)
        .setValue(value)
        .setPresent(true)
        .setHeight(HEIGHT)
        .setAppHash(root.bytes())
        .setCommitmentProof(proof.toByteString())
        .build();
  }
}
