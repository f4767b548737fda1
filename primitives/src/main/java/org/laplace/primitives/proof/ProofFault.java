package org.laplace.primitives.proof;

/** Why a proof does not show what it is said to show. */
public enum ProofFault {
  /** The key or value that is to be proved is empty, which no state has. */
  EMPTY_STATEMENT("a key and a value have at least one byte each: check what is to be proved"),
  /** The encoded proof is larger than any true one. */
  TOO_LARGE("the proof exceeds " + ProofLimits.PROOF_BYTES_MAX + " bytes: ask another node"),
  /** The bytes are no CommitmentProof. */
  MALFORMED("the bytes are not a cosmos.ics23.v1.CommitmentProof: ask another node"),
  /** A proof of presence was expected and one of absence came, or the reverse, or neither. */
  WRONG_KIND("the proof is of the other kind (presence or absence), or of none"),
  /** The proof speaks of another key. */
  OTHER_KEY("the proof is about another key: ask for a proof of this key"),
  /** The proof speaks of another value. */
  OTHER_VALUE("the proof is about another value of this key: the value you were told is wrong"),
  /** An operation differs from the tree's specification. */
  OFF_SPECIFICATION("an operation or the path's length is not that of the SmtSpec tree"),
  /** A step goes to the side that the key's hash does not go to. */
  OFF_PATH("a step leaves the path that the key's hash prescribes"),
  /** The hashes lead to another root. */
  OTHER_ROOT("the proof leads to another root: it is for another height, or false"),
  /** Neighbours are missing, on the wrong side, or not adjacent. */
  NOT_NEIGHBOURS("the two leaves do not enclose the absent key as direct neighbours");

  private final String explanation;

  ProofFault(String explanation) {
    this.explanation = explanation;
  }

  /** What was wrong and what to do, for people. */
  public String explanation() {
    return explanation;
  }
}
