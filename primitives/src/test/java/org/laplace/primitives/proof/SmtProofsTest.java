package org.laplace.primitives.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Hash;
import org.laplace.proto.ics23.CommitmentProof;
import org.laplace.proto.ics23.ExistenceProof;
import org.laplace.proto.ics23.InnerOp;
import org.laplace.proto.ics23.NonExistenceProof;

/**
 * Proofs made by hand in a tree of two leaves that part at the root. Larger trees, and forgeries in
 * bulk, are tested where trees are made, in the ledger.
 */
class SmtProofsTest {
  private static final ByteString VALUE = ByteString.copyFromUtf8("value");
  private static final ByteString LEFT_KEY = keyUnder(0b00);
  private static final ByteString RIGHT_KEY = keyUnder(0b10);
  private static final Hash LEFT = SmtSpec.leafHash(LEFT_KEY, VALUE);
  private static final Hash RIGHT = SmtSpec.leafHash(RIGHT_KEY, VALUE);
  private static final Hash ROOT = SmtSpec.innerHash(LEFT, RIGHT);
  private static final InnerOp UP_FROM_LEFT = SmtSpec.step(RIGHT, false);
  private static final InnerOp UP_FROM_RIGHT = SmtSpec.step(LEFT, true);

  @Test
  void theKeyAndValueOfALeafAreProved() {
    assertEquals(
        Optional.empty(),
        SmtProofs.checkPresence(ROOT, LEFT_KEY, VALUE, bytes(exist(LEFT_KEY, UP_FROM_LEFT))));
    assertEquals(
        Optional.empty(),
        SmtProofs.checkPresence(ROOT, RIGHT_KEY, VALUE, bytes(exist(RIGHT_KEY, UP_FROM_RIGHT))));
  }

  @Test
  void theOnlyLeafIsTheRoot() {
    assertEquals(
        Optional.empty(), SmtProofs.checkPresence(LEFT, LEFT_KEY, VALUE, bytes(exist(LEFT_KEY))));
  }

  @Test
  void anAbsentKeyIsProvedByTheLeavesAroundIt() {
    var left = exist(LEFT_KEY, UP_FROM_LEFT);
    var right = exist(RIGHT_KEY, UP_FROM_RIGHT);
    var between = keyUnder(0b01);
    assertEquals(
        Optional.empty(),
        SmtProofs.checkAbsence(
            ROOT, between, bytes(Optional.of(left), between, Optional.of(right))));
    var after = keyUnder(0b11);
    assertEquals(
        Optional.empty(),
        SmtProofs.checkAbsence(ROOT, after, bytes(Optional.of(right), after, Optional.empty())));
    assertEquals(
        Optional.of(ProofFault.NOT_NEIGHBOURS),
        SmtProofs.checkAbsence(ROOT, between, bytes(Optional.of(left), between, Optional.empty())));
  }

  @Test
  void eachFaultIsTold() {
    var proof = exist(LEFT_KEY, UP_FROM_LEFT);
    assertFault(ProofFault.EMPTY_STATEMENT, ByteString.EMPTY, VALUE, bytes(proof));
    assertFault(ProofFault.EMPTY_STATEMENT, LEFT_KEY, ByteString.EMPTY, bytes(proof));
    assertFault(ProofFault.MALFORMED, LEFT_KEY, VALUE, ByteString.copyFromUtf8("no proof"));
    assertFault(ProofFault.WRONG_KIND, LEFT_KEY, VALUE, ByteString.EMPTY);
    assertFault(ProofFault.OTHER_KEY, RIGHT_KEY, VALUE, bytes(proof));
    assertFault(ProofFault.OTHER_VALUE, LEFT_KEY, RIGHT_KEY, bytes(proof));
    assertFault(
        ProofFault.OFF_SPECIFICATION,
        LEFT_KEY,
        VALUE,
        bytes(proof.toBuilder().clearLeaf().build()));
    assertFault(ProofFault.OFF_PATH, LEFT_KEY, VALUE, bytes(exist(LEFT_KEY, UP_FROM_RIGHT)));
    assertFault(ProofFault.OTHER_ROOT, LEFT_KEY, VALUE, bytes(exist(LEFT_KEY)));
    assertFault(
        ProofFault.TOO_LARGE,
        LEFT_KEY,
        VALUE,
        ByteString.copyFrom(new byte[ProofLimits.PROOF_BYTES_MAX + 1]));
  }

  @Test
  void aPathOfMoreStepsThanBitsIsRefused() {
    var steps = IntStream.rangeClosed(0, SmtSpec.PATH_BITS).mapToObj(step -> UP_FROM_LEFT).toList();
    var proof = exist(LEFT_KEY).toBuilder().addAllPath(steps).build();
    assertFault(ProofFault.OFF_SPECIFICATION, LEFT_KEY, VALUE, bytes(proof));
  }

  @Test
  void bitsOfAPathAreCountedFromTheMostSignificantOne() {
    var path =
        new Hash(ByteString.copyFrom(new byte[31]).concat(ByteString.copyFrom(new byte[] {1})));
    assertEquals(
        List.of(SmtSpec.PATH_BITS - 1),
        IntStream.range(0, SmtSpec.PATH_BITS)
            .filter(depth -> SmtSpec.goesRight(path, depth))
            .boxed()
            .toList());
  }

  @Test
  void aLeafAndAnInnerNodeOverTheSameHashesDiffer() {
    assertNotEquals(
        SmtSpec.leafHash(LEFT_KEY, VALUE), SmtSpec.innerHash(Hash.of(LEFT_KEY), Hash.of(VALUE)));
  }

  /** A key whose path begins with two given bits; a few tries find one. */
  private static ByteString keyUnder(int firstTwoBits) {
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(number -> ByteString.copyFromUtf8("key " + number))
        .filter(key -> (SmtSpec.path(key).bytes().byteAt(0) >> 6 & 0b11) == firstTwoBits)
        .findFirst()
        .orElseThrow();
  }

  private static ExistenceProof exist(ByteString key, InnerOp... path) {
    return ExistenceProof.newBuilder()
        .setKey(key)
        .setValue(VALUE)
        .setLeaf(SmtSpec.LEAF_OP)
        .addAllPath(List.of(path))
        .build();
  }

  private static ByteString bytes(ExistenceProof proof) {
    return CommitmentProof.newBuilder().setExist(proof).build().toByteString();
  }

  private static ByteString bytes(
      Optional<ExistenceProof> left, ByteString key, Optional<ExistenceProof> right) {
    var absent = NonExistenceProof.newBuilder().setKey(key);
    left.ifPresent(absent::setLeft);
    right.ifPresent(absent::setRight);
    return CommitmentProof.newBuilder().setNonexist(absent).build().toByteString();
  }

  private static void assertFault(
      ProofFault fault, ByteString key, ByteString value, ByteString proof) {
    assertEquals(Optional.of(fault), SmtProofs.checkPresence(ROOT, key, value, proof));
  }
}
