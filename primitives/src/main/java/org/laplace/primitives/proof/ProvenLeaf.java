package org.laplace.primitives.proof;

import java.util.List;
import org.laplace.primitives.Hash;
import org.laplace.proto.ics23.ExistenceProof;
import org.laplace.proto.ics23.HashOp;
import org.laplace.proto.ics23.InnerOp;

/**
 * A leaf that a root commits to, with the siblings on its way.
 *
 * @param path SHA-256 of the leaf's key
 * @param siblings hashes of the sibling subtrees, from the leaf's own to the one below the root
 */
record ProvenLeaf(Hash path, List<Hash> siblings) {
  /** Follows a proof's steps from its leaf to the root. */
  static ProvenLeaf of(ExistenceProof proof, Hash root) throws RefusedProof {
    var depth = proof.getPathCount();
    if (proof.getKey().isEmpty()
        || proof.getValue().isEmpty()
        || !proof.getLeaf().equals(SmtSpec.LEAF_OP)
        || depth > SmtSpec.PATH_BITS) {
      throw new RefusedProof(ProofFault.OFF_SPECIFICATION);
    }
    var path = SmtSpec.path(proof.getKey());
    var hash = SmtSpec.leafHash(proof.getKey(), proof.getValue());
    var siblings = new Hash[depth];
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

  private static Hash sibling(InnerOp step, boolean goesRight) throws RefusedProof {
    var prefix = step.getPrefix();
    var suffix = step.getSuffix();
    int markBytes = SmtSpec.INNER_PREFIX.size();
    boolean hasLeft = prefix.size() == markBytes + Hash.SIZE_BYTES && suffix.isEmpty();
    boolean hasRight = prefix.size() == markBytes && suffix.size() == Hash.SIZE_BYTES;
    if (step.getHash() != HashOp.SHA256
        || !prefix.startsWith(SmtSpec.INNER_PREFIX)
        || hasLeft == hasRight) {
      throw new RefusedProof(ProofFault.OFF_SPECIFICATION);
    }
    if (hasLeft != goesRight) {
      throw new RefusedProof(ProofFault.OFF_PATH);
    }
    return new Hash(hasLeft ? prefix.substring(markBytes) : suffix);
  }

  boolean isBefore(Hash otherPath) {
    return path.compareTo(otherPath) < 0;
  }

  boolean isAfter(Hash otherPath) {
    return path.compareTo(otherPath) > 0;
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
