package org.laplace.ledger.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.primitives.Hash;
import org.laplace.primitives.proof.ProofFault;
import org.laplace.primitives.proof.ProofLimits;
import org.laplace.primitives.proof.SmtProofs;
import org.laplace.proto.ics23.CommitmentProof;
import org.laplace.proto.ics23.ExistenceProof;
import org.laplace.proto.ics23.HashOp;
import org.laplace.proto.ics23.NonExistenceProof;

/** No bytes prove what is false, and none do worse than being refused. */
class ForgedProofsTest {
  private static final ByteString OTHER_VALUE = ByteString.copyFromUtf8("forged");

  @Test
  void onlyTheTwoNearestLeavesProveAbsence() {
    for (int leaves = 1; leaves <= 12; leaves++) {
      var tree = treeOf(leaves);
      var offered = new ArrayList<Optional<ExistenceProof>>(List.of(Optional.empty()));
      for (int index = 0; index < leaves; index++) {
        offered.add(Optional.of(tree.prove(1, RandomState.key(index)).getExist()));
      }
      for (int index = 0; index < leaves + 12; index++) {
        var key = RandomState.key(index);
        var trueProof = tree.prove(1, key);
        for (var left : offered) {
          for (var right : offered) {
            var absent = NonExistenceProof.newBuilder().setKey(key);
            left.ifPresent(absent::setLeft);
            right.ifPresent(absent::setRight);
            var proof = CommitmentProof.newBuilder().setNonexist(absent).build();
            assertEquals(
                proof.equals(trueProof),
                SmtProofs.checkAbsence(tree.root(), key, proof.toByteString()).isEmpty());
          }
        }
      }
    }
  }

  @Test
  void aLeafFromElsewhereOnThePathProvesNothing() {
    var tree = treeOf(40);
    for (int index = 0; index < 40; index++) {
      var key = RandomState.key(index);
      var proof = tree.prove(1, key).getExist();
      for (int other = 0; other < 40; other++) {
        if (other != index) {
          var path = tree.prove(1, RandomState.key(other)).getExist().getPathList();
          var forged = proof.toBuilder().clearPath().addAllPath(path).build();
          assertTrue(presence(tree.root(), key, proof.getValue(), exist(forged)).isPresent());
        }
      }
      for (int step = 0; step < proof.getPathCount(); step++) {
        var shorter = proof.toBuilder().removePath(step).build();
        var longer = proof.toBuilder().addPath(step, proof.getPath(step)).build();
        assertTrue(presence(tree.root(), key, proof.getValue(), exist(shorter)).isPresent());
        assertTrue(presence(tree.root(), key, proof.getValue(), exist(longer)).isPresent());
      }
    }
  }

  @Test
  void anInnerNodeIsNotTakenForALeaf() {
    var tree = treeOf(2);
    var proof = tree.prove(1, RandomState.key(0)).getExist();
    var leafOp = proof.getLeaf().toBuilder();
    for (var forged :
        List.of(
            leafOp.clone().setPrefix(ByteString.copyFrom(new byte[] {1})).build(),
            leafOp.clone().setPrefix(ByteString.EMPTY).build(),
            leafOp.clone().setPrehashKey(HashOp.NO_HASH).build(),
            leafOp.clone().setPrehashValue(HashOp.NO_HASH).build(),
            leafOp.clone().setHashValue(2).build(),
            leafOp.clone().setLengthValue(1).build())) {
      assertEquals(
          Optional.of(ProofFault.OFF_SPECIFICATION),
          presence(
              tree.root(),
              proof.getKey(),
              proof.getValue(),
              exist(proof.toBuilder().setLeaf(forged).build())));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noMutationOfAProofProvesAnotherStatement(long seed) {
    var random = new Random(seed);
    var tree = treeOf(30);
    for (int round = 0; round < 5_000; round++) {
      var present = RandomState.key(random.nextInt(30));
      var absent = RandomState.key(30 + random.nextInt(30));
      var honest = tree.prove(1, random.nextBoolean() ? present : absent).toByteString();
      var forged = mutate(honest, random);
      var value = tree.state(1).get(present);
      assertTrue(SmtProofs.checkAbsence(tree.root(), present, forged).isPresent());
      assertTrue(presence(tree.root(), present, OTHER_VALUE, forged).isPresent());
      assertTrue(presence(tree.root(), absent, value, forged).isPresent());
      assertStatesWhatItCarries(tree, forged);
    }
  }

  /** Whatever statement forged bytes make by themselves, they prove it only if it is true. */
  private static void assertStatesWhatItCarries(TreeOnMap tree, ByteString forged) {
    CommitmentProof proof;
    try {
      proof = CommitmentProof.parseFrom(forged);
    } catch (InvalidProtocolBufferException e) {
      return;
    }
    var exist = proof.getExist();
    if (presence(tree.root(), exist.getKey(), exist.getValue(), forged).isEmpty()) {
      assertEquals(tree.state(1).get(exist.getKey()), exist.getValue());
    }
    var absentKey = proof.getNonexist().getKey();
    if (SmtProofs.checkAbsence(tree.root(), absentKey, forged).isEmpty()) {
      assertTrue(!tree.state(1).containsKey(absentKey));
    }
  }

  @Test
  void anEmptyTreeProvesAbsenceByItsRootAndAnotherTreeDoesNot() {
    var key = RandomState.key(1);
    var proof = new TreeOnMap().prove(0, key).toByteString();
    assertEquals(Optional.empty(), SmtProofs.checkAbsence(new TreeOnMap().root(), key, proof));
    assertEquals(
        Optional.of(ProofFault.NOT_NEIGHBOURS),
        SmtProofs.checkAbsence(treeOf(1).root(), RandomState.key(1), proof));
  }

  @Test
  void aProofThatIsTooLargeIsRefusedUnread() {
    var huge = ByteString.copyFrom(new byte[ProofLimits.PROOF_BYTES_MAX + 1]);
    assertEquals(
        Optional.of(ProofFault.TOO_LARGE),
        SmtProofs.checkAbsence(treeOf(1).root(), RandomState.key(1), huge));
  }

  private static TreeOnMap treeOf(int leaves) {
    var tree = new TreeOnMap();
    tree.apply(TreeOnMap.puts(new RandomState(leaves).ofSize(leaves)));
    return tree;
  }

  private static ByteString exist(ExistenceProof proof) {
    return CommitmentProof.newBuilder().setExist(proof).build().toByteString();
  }

  private static Optional<ProofFault> presence(
      Hash root, ByteString key, ByteString value, ByteString proof) {
    return SmtProofs.checkPresence(root, key, value, proof);
  }

  private static ByteString mutate(ByteString honest, Random random) {
    var bytes = honest.toByteArray();
    int mutations = 1 + random.nextInt(3);
    for (int mutation = 0; mutation < mutations; mutation++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    var flipped = ByteString.copyFrom(bytes);
    int cut = random.nextInt(bytes.length);
    return switch (random.nextInt(4)) {
      case 0 -> flipped.substring(0, cut);
      case 1 -> honest.concat(flipped.substring(cut));
      case 2 -> honest.substring(0, cut).concat(flipped);
      default -> flipped;
    };
  }
}
