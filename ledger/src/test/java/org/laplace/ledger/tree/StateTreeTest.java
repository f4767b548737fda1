package org.laplace.ledger.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.primitives.proof.SmtSpec;

class StateTreeTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10, 1000})
  void theRootOfOneBatchIsTheRootByDefinition(int leaves) {
    var state = new RandomState(leaves).ofSize(leaves);
    var tree = new TreeOnMap();
    tree.apply(TreeOnMap.puts(state));
    assertEquals(NaiveTree.root(state), tree.root().bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void everyVersionOfRandomBatchesHasTheRootByDefinition(int seed) {
    var random = new RandomState(seed);
    var tree = new TreeOnMap();
    // From keys that all come and go to a tree that keeps most of its leaves.
    int keys = 4 << seed;
    for (int version = 1; version <= 200; version++) {
      tree.apply(random.batch(20, keys));
      assertEquals(NaiveTree.root(tree.state(version)), tree.root().bytes());
    }
  }

  @Test
  void theRootDoesNotDependOnHowTheChangesAreSplitOrOrdered() {
    var state = new RandomState(7).ofSize(300);
    var atOnce = new TreeOnMap();
    atOnce.apply(TreeOnMap.puts(state));

    var oneByOneBackwards = new TreeOnMap();
    for (int index = 299; index >= 0; index--) {
      var key = RandomState.key(index);
      var change = TreeOnMap.<Optional<ByteString>>emptyState();
      change.put(key, Optional.of(state.get(key)));
      oneByOneBackwards.apply(change);
    }

    var withDetour = new TreeOnMap();
    withDetour.apply(TreeOnMap.puts(new RandomState(8).ofSize(500)));
    var correction = TreeOnMap.puts(state);
    for (int index = 300; index < 500; index++) {
      correction.put(RandomState.key(index), Optional.empty());
    }
    withDetour.apply(correction);

    assertEquals(atOnce.root(), oneByOneBackwards.root());
    assertEquals(atOnce.root(), withDetour.root());
  }

  @Test
  void aBatchThatChangesNothingMakesNoNodesAndKeepsTheRoot() {
    var state = new RandomState(9).ofSize(50);
    var tree = new TreeOnMap();
    tree.apply(TreeOnMap.puts(state));
    var root = tree.root();
    var same = TreeOnMap.puts(state);
    same.put(ByteString.copyFromUtf8("never there"), Optional.empty());
    for (var changes : List.of(TreeOnMap.<Optional<ByteString>>emptyState(), same)) {
      var update = tree.apply(changes);
      assertEquals(root, tree.root());
      assertTrue(update.added().isEmpty());
      assertTrue(update.stale().isEmpty());
    }
  }

  @Test
  void removingEveryKeyLeavesTheEmptyTree() {
    var tree = new TreeOnMap();
    tree.apply(TreeOnMap.puts(new RandomState(10).ofSize(100)));
    var removals = TreeOnMap.<Optional<ByteString>>emptyState();
    tree.state(1).keySet().forEach(key -> removals.put(key, Optional.empty()));
    tree.apply(removals);
    assertEquals(SmtSpec.EMPTY, tree.root());
    tree.pruneBefore(tree.version());
    assertTrue(tree.storedNodes().isEmpty());
  }

  @Test
  void exactlyTheNodesThatNoKeptVersionReachesAreStale() {
    var random = new RandomState(11);
    var tree = new TreeOnMap();
    for (int version = 1; version <= 300; version++) {
      tree.apply(random.batch(15, 120));
      if (version % 25 == 0) {
        tree.pruneBefore(version);
        assertEquals(tree.reachableNodes(), tree.storedNodes());
      }
    }
  }

  @Test
  void aLeafThatMovesIsNotWrittenAgain() {
    var tree = new TreeOnMap();
    var state = new RandomState(12).ofSize(200);
    for (var entry : state.entrySet()) {
      var change = TreeOnMap.<Optional<ByteString>>emptyState();
      change.put(entry.getKey(), Optional.of(entry.getValue()));
      var update = tree.apply(change);
      assertEquals(1, update.added().keySet().stream().filter(NodeKey::isLeaf).count());
      assertEquals(0, update.stale().stream().filter(NodeKey::isLeaf).count());
    }
  }

  @Test
  void emptyKeysAndValuesAreRefusedBecauseNoProofCouldSpeakOfThem() {
    var tree = new TreeOnMap();
    var emptyKey = TreeOnMap.<Optional<ByteString>>emptyState();
    emptyKey.put(ByteString.EMPTY, Optional.of(RandomState.key(1)));
    assertThrows(IllegalArgumentException.class, () -> tree.apply(emptyKey));
    var emptyValue = TreeOnMap.<Optional<ByteString>>emptyState();
    emptyValue.put(RandomState.key(1), Optional.of(ByteString.EMPTY));
    assertThrows(IllegalArgumentException.class, () -> tree.apply(emptyValue));
  }
}
