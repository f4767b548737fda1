package org.laplace.primitives.proof;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.laplace.primitives.Hash;
import org.laplace.proto.ics23.CommitmentProof;

/**
 * Checks proofs of the state tree against a trusted root, offline.
 *
 * <p>Proofs are encoded {@code cosmos.ics23.v1.CommitmentProof} messages from anybody: whatever
 * their bytes, the answer is a value, and the work is bounded by {@link
 * ProofLimits#PROOF_BYTES_MAX}. This check is stricter than the ICS-23 libraries': each step must
 * also follow the key's path. One thing only it accepts and they do not: absence in an empty tree,
 * proved by the root itself.
 *
 * <pre>{@code
 * SmtProofs.checkPresence(appHash, key, value, proof)
 *     .ifPresent(fault -> refuse(fault.explanation()));
 * }</pre>
 */
public final class SmtProofs {
  private SmtProofs() {}

  /**
   * Checks that a key has a value.
   *
   * @param root the trusted root
   * @param key the key, not its hash
   * @param value the value, not its hash
   * @param proof an encoded CommitmentProof
   * @return empty when the proof holds, else the first fault found
   */
  public static Optional<ProofFault> checkPresence(
      Hash root, ByteString key, ByteString value, ByteString proof) {
    if (value.isEmpty()) {
      return Optional.of(ProofFault.EMPTY_STATEMENT);
    }
    return check(key, proof, p -> presence(root, key, value, p));
  }

  /**
   * Checks that a key has no value.
   *
   * @param root the trusted root
   * @param key the key, not its hash
   * @param proof an encoded CommitmentProof
   * @return empty when the proof holds, else the first fault found
   */
  public static Optional<ProofFault> checkAbsence(Hash root, ByteString key, ByteString proof) {
    return check(key, proof, p -> absence(root, key, p));
  }

  private interface Statement {
    void check(CommitmentProof proof) throws RefusedProof;
  }

  private static Optional<ProofFault> check(ByteString key, ByteString proof, Statement statement) {
    if (key.isEmpty()) {
      return Optional.of(ProofFault.EMPTY_STATEMENT);
    }
    if (proof.size() > ProofLimits.PROOF_BYTES_MAX) {
      return Optional.of(ProofFault.TOO_LARGE);
    }
    try {
      statement.check(CommitmentProof.parseFrom(proof));
      return Optional.empty();
    } catch (InvalidProtocolBufferException e) {
      return Optional.of(ProofFault.MALFORMED);
    } catch (RefusedProof e) {
      return Optional.of(e.fault());
    }
  }

  private static void presence(Hash root, ByteString key, ByteString value, CommitmentProof proof)
      throws RefusedProof {
    require(proof.hasExist(), ProofFault.WRONG_KIND);
    var exist = proof.getExist();
    require(exist.getKey().equals(key), ProofFault.OTHER_KEY);
    require(exist.getValue().equals(value), ProofFault.OTHER_VALUE);
    ProvenLeaf.of(exist, root);
  }

  private static void absence(Hash root, ByteString key, CommitmentProof proof)
      throws RefusedProof {
    require(proof.hasNonexist(), ProofFault.WRONG_KIND);
    var absent = proof.getNonexist();
    require(absent.getKey().equals(key), ProofFault.OTHER_KEY);
    var path = SmtSpec.path(key);
    if (absent.hasLeft() && absent.hasRight()) {
      var left = ProvenLeaf.of(absent.getLeft(), root);
      var right = ProvenLeaf.of(absent.getRight(), root);
      require(left.isBefore(path) && right.isAfter(path), ProofFault.NOT_NEIGHBOURS);
      require(left.isNextBefore(right), ProofFault.NOT_NEIGHBOURS);
    } else if (absent.hasLeft()) {
      var left = ProvenLeaf.of(absent.getLeft(), root);
      require(left.isBefore(path) && left.isLast(), ProofFault.NOT_NEIGHBOURS);
    } else if (absent.hasRight()) {
      var right = ProvenLeaf.of(absent.getRight(), root);
      require(right.isAfter(path) && right.isFirst(), ProofFault.NOT_NEIGHBOURS);
    } else {
      require(root.equals(SmtSpec.EMPTY), ProofFault.NOT_NEIGHBOURS);
    }
  }

  private static void require(boolean condition, ProofFault fault) throws RefusedProof {
    if (!condition) {
      throw new RefusedProof(fault);
    }
  }
}
