package org.laplace.ledger.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.ledger.state.StateEntry;
import org.laplace.primitives.Hash;
import org.laplace.primitives.proof.SmtProofs;

class StateStoreTest {
  @TempDir Path directory;

  @Test
  void whatIsCommittedIsThereAfterReopening() {
    Committed before;
    try (var store = StateStore.open(directory)) {
      commitTo(store, 5);
      before = store.lastCommitted().orElseThrow();
      assertEquals(5, before.height());
    }
    try (var store = StateStore.open(directory);
        var state = store.committed()) {
      assertEquals(Optional.of(before), store.lastCommitted());
      assertEquals(stateAt(5), entriesOf(state));
      for (int height = 0; height <= 5; height++) {
        var blob = Bytes.blobOf(height);
        assertEquals(Optional.of(blob), state.blob(Hash.of(blob)));
      }
    }
  }

  @Test
  void theAppHashIsTheSameInMemoryAndOnDisk() {
    try (var onDisk = StateStore.open(directory);
        var inMemory = StateStore.inMemory()) {
      commitTo(onDisk, 30);
      commitTo(inMemory, 30);
      assertEquals(inMemory.lastCommitted(), onDisk.lastCommitted());
    }
  }

  @Test
  void preparingChangesNothingAndGivesTheSameHashEachTime() {
    try (var store = StateStore.inMemory()) {
      commitTo(store, 3);
      var before = store.lastCommitted();
      var once = store.prepare(4, Bytes.blockOf(4), List.of());
      var again = store.prepare(4, Bytes.blockOf(4), List.of());
      var other = store.prepare(4, Bytes.put("key", "of another proposal"), List.of());
      assertEquals(once.appHash(), again.appHash());
      assertEquals(before, store.lastCommitted());
      store.commit(other);
      assertEquals(Optional.of(new Committed(4, other.appHash())), store.lastCommitted());
      assertThrows(IllegalStateException.class, () -> store.commit(once));
    }
  }

  @Test
  void heightsFollowEachOtherFromTheOneOfGenesis() {
    try (var store = StateStore.inMemory()) {
      store.commit(store.prepare(41, Bytes.put("genesis", "1"), List.of()));
      assertThrows(
          IllegalArgumentException.class, () -> store.prepare(41, Bytes.noChanges(), List.of()));
      assertThrows(
          IllegalArgumentException.class, () -> store.prepare(43, Bytes.noChanges(), List.of()));
      store.commit(store.prepare(42, Bytes.noChanges(), List.of()));
      assertEquals(42, store.lastCommitted().orElseThrow().height());
    }
  }

  @Test
  void aBlockWithoutChangesKeepsTheAppHash() {
    try (var store = StateStore.inMemory()) {
      commitTo(store, 3);
      var before = store.lastCommitted().orElseThrow().appHash();
      store.commit(store.prepare(4, Bytes.noChanges(), List.of()));
      assertEquals(before, store.lastCommitted().orElseThrow().appHash());
    }
  }

  @Test
  void aViewStaysAsItWasWhileBlocksAreCommitted() {
    try (var store = StateStore.open(directory)) {
      commitTo(store, 3);
      try (var state = store.committed()) {
        commitTo(store, 20);
        assertEquals(3, state.last().orElseThrow().height());
        assertEquals(stateAt(3), entriesOf(state));
        assertEquals(Optional.empty(), state.proof(4, Bytes.of("key/1")));
      }
    }
  }

  @Test
  void aScanBeginsWhereItIsToldAndEndsWithThePrefix() {
    try (var store = StateStore.inMemory()) {
      var changes = Bytes.noChanges();
      for (var key : List.of("a", "job/1", "job/2", "job/3", "joc", "z")) {
        changes.put(Bytes.of(key), Optional.of(Bytes.of("v")));
      }
      store.commit(store.prepare(0, changes, List.of()));
      try (var state = store.committed()) {
        assertEquals(List.of("job/1", "job/2"), keys(state.scan(Bytes.of("job/"), 2)));
        assertEquals(
            List.of("job/2", "job/3"), keys(state.scan(Bytes.of("job/"), Bytes.of("job/2"), 10)));
        assertEquals(List.of(), keys(state.scan(Bytes.of("k"), 10)));
        assertEquals(6, state.scan(ByteString.EMPTY, 10).size());
      }
    }
  }

  @Test
  void everyProvableHeightIsProvedAsItWasAndOlderOnesAreGone() {
    var memory = new MemoryStore();
    try (var store = new StateStore(memory, 5)) {
      for (int height = 0; height <= 40; height++) {
        commitTo(store, height);
        try (var state = store.committed()) {
          int oldest = Math.max(0, height - 4);
          assertEquals(Optional.of((long) oldest), state.oldestProvableHeight());
          assertEquals(Optional.empty(), state.proof(oldest - 1, Bytes.of("key/1")));
          for (int provable = oldest; provable <= height; provable++) {
            assertProves(state, provable);
          }
        }
      }
    }
  }

  @Test
  void pruningKeepsTheStoreAsLargeAsItsProvableHeightsNeed() {
    var memory = new MemoryStore();
    try (var store = new StateStore(memory, 5)) {
      commitTo(store, 300);
      var removals = Bytes.noChanges();
      stateAt(300).keySet().forEach(key -> removals.put(key, Optional.empty()));
      store.commit(store.prepare(301, removals, List.of()));
      for (int height = 302; height <= 310; height++) {
        store.commit(store.prepare(height, Bytes.noChanges(), List.of()));
      }
      try (var snapshot = memory.snapshot()) {
        var left = snapshot.range(Bytes.of("c"), Bytes.of("z"), 1_000);
        // Five roots and the height: no node, no stale entry, no value.
        assertEquals(6, left.size(), left::toString);
      }
    }
  }

  @Test
  void keysAndValuesBeyondTheirLimitsAreRefused() {
    try (var store = StateStore.inMemory()) {
      var longKey = "k".repeat(StorageLimits.STATE_KEY_BYTES_MAX);
      var largeValue = "v".repeat(StorageLimits.STATE_VALUE_BYTES_MAX);
      assertThrows(
          IllegalArgumentException.class,
          () -> store.prepare(0, Bytes.put(longKey + "k", "v"), List.of()));
      assertThrows(
          IllegalArgumentException.class,
          () -> store.prepare(0, Bytes.put("k", largeValue + "v"), List.of()));
      store.commit(store.prepare(0, Bytes.put(longKey, largeValue), List.of()));
      try (var state = store.committed()) {
        var proof = state.proof(0, Bytes.of(longKey)).orElseThrow();
        assertEquals(
            Optional.empty(),
            SmtProofs.checkPresence(
                proof.appHash(),
                Bytes.of(longKey),
                Bytes.of(largeValue),
                proof.proof().toByteString()));
      }
    }
  }

  @Test
  void afterAFailedWriteNothingMoreIsCommitted() {
    var failing = new FailingStore();
    try (var store = new StateStore(failing, 5)) {
      commitTo(store, 1);
      failing.failing = true;
      var block = store.prepare(2, Bytes.blockOf(2), List.of());
      assertThrows(StorageException.class, () -> store.commit(block));
      failing.failing = false;
      assertThrows(IllegalStateException.class, () -> store.commit(block));
      assertEquals(1, store.lastCommitted().orElseThrow().height());
    }
  }

  private static final class FailingStore implements KeyValueStore {
    private final MemoryStore memory = new MemoryStore();
    private boolean failing;

    @Override
    public Snapshot snapshot() {
      return memory.snapshot();
    }

    @Override
    public void write(WriteBatch batch) {
      if (failing) {
        throw new StorageException(StorageFault.FULL, "no room");
      }
      memory.write(batch);
    }

    @Override
    public void close() {
      memory.close();
    }
  }

  /** Commits the blocks after the last one up to a height. */
  private static void commitTo(StateStore store, long height) {
    long next = store.lastCommitted().map(block -> block.height() + 1).orElse(0L);
    for (; next <= height; next++) {
      store.commit(store.prepare(next, Bytes.blockOf(next), List.of(Bytes.blobOf(next))));
    }
  }

  private static void assertProves(CommittedState state, long height) {
    var values = stateAt(height);
    for (int index = 0; index < 100; index += 7) {
      var key = Bytes.of("key/" + index);
      var proof = state.proof(height, key).orElseThrow();
      assertEquals(Optional.ofNullable(values.get(key)), proof.value());
      var bytes = proof.proof().toByteString();
      var fault =
          proof.value().isPresent()
              ? SmtProofs.checkPresence(proof.appHash(), key, proof.value().get(), bytes)
              : SmtProofs.checkAbsence(proof.appHash(), key, bytes);
      assertTrue(fault.isEmpty());
    }
  }

  private static SortedMap<ByteString, ByteString> stateAt(long height) {
    var state = new TreeMap<ByteString, ByteString>(ByteString.unsignedLexicographicalComparator());
    for (long block = 0; block <= height; block++) {
      Bytes.blockOf(block)
          .forEach(
              (key, value) ->
                  value.ifPresentOrElse(v -> state.put(key, v), () -> state.remove(key)));
    }
    return state;
  }

  private static SortedMap<ByteString, ByteString> entriesOf(CommittedState state) {
    var entries =
        new TreeMap<ByteString, ByteString>(ByteString.unsignedLexicographicalComparator());
    state.scan(ByteString.EMPTY, 10_000).forEach(entry -> entries.put(entry.key(), entry.value()));
    return entries;
  }

  private static List<String> keys(List<StateEntry> entries) {
    return entries.stream().map(entry -> entry.key().toStringUtf8()).toList();
  }
}
