package org.laplace.primitives.proof;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.proto.ics23.ExistenceProof;
import org.laplace.proto.ics23.HashOp;
import org.laplace.proto.ics23.InnerOp;
import org.laplace.proto.ics23.LeafOp;
import org.laplace.proto.ics23.LengthOp;

/**
 * A leaf that a root commits to, with the siblings on its way.
 *
 * @param path SHA-256 of the leaf's key
 * @param siblings hashes of the sibling subtrees, from the leaf's own to the one below the root
 */
record ProvenLeaf(ByteString path, List<ByteString> siblings) {
  private static final ByteString INNER_PREFIX =
      ByteString.copyFrom(new byte[] {SmtSpec.INNER_PREFIX});

  private static final LeafOp LEAF =
      LeafOp.newBuilder()
          .setHash(HashOp.SHA256)
          .setPrehashKey(HashOp.SHA256)
          .setPrehashValue(HashOp.SHA256)
          .setLength(LengthOp.NO_PREFIX)
          .setPrefix(ByteString.copyFrom(new byte[] {SmtSpec.LEAF_PREFIX}))
          .build();

  /** Follows a proof's steps from its leaf to the root. */
  static ProvenLeaf of(ExistenceProof proof, ByteString root) throws RefusedProof {
    var depth = proof.getPathCount();
    if (proof.getKey().isEmpty()
        || proof.getValue().isEmpty()
        || !proof.getLeaf().equals(LEAF)
        || depth > SmtSpec.PATH_BITS) {
      throw new RefusedProof(ProofFault.OFF_SPECIFICATION);
    }
    var path = SmtSpec.path(proof.getKey());
    var hash = SmtSpec.leafHash(proof.getKey(), proof.getValue());
    var siblings = new ByteString[depth];
    for (int step = 0; step < depth; step++) {
      var inner = proof.getPath(step);
      boolean goesRight = SmtSpec.goesRight(path, depth - 1 - step);
      siblings[step] = sibling(inner, goesRight);
      hash =
          goesRight
              ? SmtSpec.innerHash(siblings[step], hash)
              : SmtSpec.innerHash(hash, siblings[step]);
    }
    if (!hash.equals(root)) {
      throw new RefusedProof(ProofFault.OTHER_ROOT);
    }
    return new ProvenLeaf(path, List.of(siblings));
  }

  private static ByteString sibling(InnerOp step, boolean goesRight) throws RefusedProof {
    var prefix = step.getPrefix();
    var suffix = step.getSuffix();
    boolean hasLeft = prefix.size() == INNER_PREFIX.size() + SmtSpec.HASH_BYTES && suffix.isEmpty();
    boolean hasRight = prefix.size() == INNER_PREFIX.size() && suffix.size() == SmtSpec.HASH_BYTES;
    if (step.getHash() != HashOp.SHA256
        || !prefix.startsWith(INNER_PREFIX)
        || hasLeft == hasRight) {
      throw new RefusedProof(ProofFault.OFF_SPECIFICATION);
    }
    if (hasLeft != goesRight) {
      throw new RefusedProof(ProofFault.OFF_PATH);
    }
    return hasLeft ? prefix.substring(INNER_PREFIX.size()) : suffix;
  }

  boolean isBefore(ByteString otherPath) {
    return comparedTo(otherPath) < 0;
  }

  boolean isAfter(ByteString otherPath) {
    return comparedTo(otherPath) > 0;
  }

  private int comparedTo(ByteString otherPath) {
    return ByteString.unsignedLexicographicalComparator().compare(path, otherPath);
  }

  /** Whether no leaf of the tree comes before this one. */
  boolean isFirst() {
    return isAloneOnSide(false, 0);
  }

  /** Whether no leaf of the tree comes after this one. */
  boolean isLast() {
    return isAloneOnSide(true, 0);
  }

  /** Whether no leaf of the tree lies between this one and a later one, of the same root. */
  boolean isNextBefore(ProvenLeaf later) {
    int fork = 0;
    while (fork < SmtSpec.PATH_BITS
        && SmtSpec.goesRight(path, fork) == SmtSpec.goesRight(later.path, fork)) {
      fork++;
    }
    return fork < Math.min(depth(), later.depth())
        && isAloneOnSide(true, fork + 1)
        && later.isAloneOnSide(false, fork + 1);
  }

  /** Whether, from a depth down, all subtrees on one side of the way to this leaf are empty. */
  private boolean isAloneOnSide(boolean right, int fromDepth) {
    for (int level = fromDepth; level < depth(); level++) {
      boolean siblingIsRight = !SmtSpec.goesRight(path, level);
      if (siblingIsRight == right && !siblings.get(depth() - 1 - level).equals(SmtSpec.EMPTY)) {
        return false;
      }
    }
    return true;
  }

  private int depth() {
    return siblings.size();
  }
}
