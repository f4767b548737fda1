package org.laplace.ledger.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.primitives.proof.ProofFault;
import org.laplace.primitives.proof.SmtProofs;

class TreeProofsTest {
  private static final Optional<ProofFault> HOLDS = Optional.empty();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10, 1000})
  void everyPresentKeyAndManyAbsentOnesAreProved(int leaves) {
    var tree = new TreeOnMap();
    tree.apply(TreeOnMap.puts(new RandomState(leaves).ofSize(leaves)));
    for (int index = 0; index < leaves + 200; index++) {
      assertProves(tree, 1, RandomState.key(index));
    }
  }

  @Test
  void everyKeptVersionIsProvedAsItWas() {
    var random = new RandomState(21);
    var tree = new TreeOnMap();
    for (int version = 1; version <= 60; version++) {
      tree.apply(random.batch(10, 40));
      tree.pruneBefore(Math.max(1, version - 9));
      for (int old = Math.max(1, version - 9); old <= version; old++) {
        for (int index = 0; index < 40; index++) {
          assertProves(tree, old, RandomState.key(index));
        }
      }
    }
  }

  @Test
  void aProofOfOneVersionIsNoProofOfAnother() {
    var tree = new TreeOnMap();
    var state = new RandomState(22).ofSize(20);
    tree.apply(TreeOnMap.puts(state));
    var key = RandomState.key(3);
    var change = TreeOnMap.<Optional<ByteString>>emptyState();
    change.put(key, Optional.empty());
    tree.apply(change);
    assertNotEquals(tree.root(1), tree.root(2));
    assertEquals(
        Optional.of(ProofFault.OTHER_ROOT),
        SmtProofs.checkPresence(
            tree.root(2), key, state.get(key), tree.prove(1, key).toByteString()));
    assertEquals(
        Optional.of(ProofFault.OTHER_ROOT),
        SmtProofs.checkAbsence(tree.root(1), key, tree.prove(2, key).toByteString()));
  }

  private static void assertProves(TreeOnMap tree, long version, ByteString key) {
    var proof = tree.prove(version, key).toByteString();
    var value = tree.state(version).get(key);
    assertEquals(
        HOLDS,
        value == null
            ? SmtProofs.checkAbsence(tree.root(version), key, proof)
            : SmtProofs.checkPresence(tree.root(version), key, value, proof));
  }
}
