package org.laplace.ledger.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both forms of a store promise. */
class KeyValueStoreTest {
  enum Form {
    LEVELDB,
    MEMORY
  }

  private static final ByteString FIRST = ByteString.EMPTY;
  private static final ByteString END = ByteString.copyFrom(new byte[] {(byte) 0xff, (byte) 0xff});

  @TempDir Path directory;
  private final List<KeyValueStore> opened = new ArrayList<>();

  private KeyValueStore open(Form form) {
    var store =
        switch (form) {
          case LEVELDB -> LevelDbStore.open(directory);
          case MEMORY -> new MemoryStore();
        };
    opened.add(store);
    return store;
  }

  @AfterEach
  void closeAll() {
    opened.forEach(KeyValueStore::close);
  }

  @ParameterizedTest
  @EnumSource
  void aRangeIsInUnsignedOrderFromItsStartToBeforeItsEnd(Form form) {
    var store = open(form);
    var batch = new WriteBatch();
    for (int octet : new int[] {0x80, 0x01, 0xfe, 0x7f, 0x00}) {
      batch.put(octets(octet), Bytes.of("v" + octet));
      batch.put(octets(octet, 0x00), ByteString.EMPTY);
    }
    store.write(batch);
    try (var snapshot = store.snapshot()) {
      assertEquals(
          List.of(octets(0x01), octets(0x01, 0x00), octets(0x7f), octets(0x7f, 0x00)),
          keys(snapshot.range(octets(0x01), octets(0x80), 100)));
      assertEquals(
          List.of(octets(0x7f, 0x00), octets(0x80)),
          keys(snapshot.range(octets(0x7f, 0x00), END, 2)));
      assertEquals(List.of(), snapshot.range(octets(0x81), octets(0x81), 2));
      assertEquals(Optional.of(ByteString.EMPTY), snapshot.get(octets(0x80, 0x00)));
      assertEquals(Optional.empty(), snapshot.get(octets(0x81)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSnapshotDoesNotSeeLaterWrites(Form form) {
    var store = open(form);
    var first = new WriteBatch();
    List.of("a", "b", "c").forEach(key -> first.put(Bytes.of(key), Bytes.of("1")));
    store.write(first);
    try (var before = store.snapshot()) {
      var second = new WriteBatch();
      second.delete(Bytes.of("a"));
      second.put(Bytes.of("b"), Bytes.of("2"));
      second.put(Bytes.of("aa"), Bytes.of("2"));
      store.write(second);
      var third = new WriteBatch();
      third.put(Bytes.of("a"), Bytes.of("3"));
      store.write(third);

      assertEquals(
          List.of(entry("a", "1"), entry("b", "1"), entry("c", "1")),
          before.range(FIRST, END, 100));
      assertEquals(Optional.of(Bytes.of("1")), before.get(Bytes.of("a")));
      assertEquals(Optional.empty(), before.get(Bytes.of("aa")));
    }
    try (var now = store.snapshot()) {
      assertEquals(
          List.of(entry("a", "3"), entry("aa", "2"), entry("b", "2"), entry("c", "1")),
          now.range(FIRST, END, 100));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoWritesOnOneKeyInABatchTheLaterHolds(Form form) {
    var store = open(form);
    var batch = new WriteBatch();
    batch.put(Bytes.of("a"), Bytes.of("1"));
    batch.delete(Bytes.of("a"));
    batch.delete(Bytes.of("b"));
    batch.put(Bytes.of("b"), Bytes.of("2"));
    store.write(batch);
    try (var snapshot = store.snapshot()) {
      assertEquals(List.of(entry("b", "2")), snapshot.range(FIRST, END, 100));
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingWithOpenSnapshotsEndsThemWithoutHarm(Form form) {
    var store = open(form);
    var batch = new WriteBatch();
    batch.put(Bytes.of("a"), Bytes.of("1"));
    store.write(batch);
    var snapshot = store.snapshot();
    assertEquals(1, snapshot.range(FIRST, END, 1).size());
    store.close();
    store.close();
    assertThrows(IllegalStateException.class, () -> snapshot.get(Bytes.of("a")));
    assertThrows(IllegalStateException.class, () -> snapshot.range(FIRST, END, 1));
    assertThrows(IllegalStateException.class, store::snapshot);
    assertThrows(IllegalStateException.class, () -> store.write(batch));
    snapshot.close();
    snapshot.close();
  }

  @ParameterizedTest
  @EnumSource
  void closingUnderBusyReadersEndsThemWithoutHarm(Form form) throws Exception {
    var store = open(form);
    var batch = new WriteBatch();
    for (int key = 0; key < 2_000; key++) {
      batch.put(Bytes.of("key " + key), Bytes.of("value"));
    }
    store.write(batch);
    int readers = 4;
    var reading = new CountDownLatch(readers);
    try (var threads = Executors.newFixedThreadPool(readers)) {
      var ends = new ArrayList<Future<?>>();
      for (int reader = 0; reader < readers; reader++) {
        ends.add(
            threads.submit(
                () -> {
                  while (true) {
                    try (var snapshot = store.snapshot()) {
                      assertEquals(2_000, snapshot.range(FIRST, END, 5_000).size());
                      reading.countDown();
                    } catch (IllegalStateException closed) {
                      return;
                    }
                  }
                }));
      }
      reading.await();
      store.close();
      for (var end : ends) {
        end.get();
      }
    }
  }

  private static ByteString octets(int... octets) {
    var bytes = new byte[octets.length];
    for (int index = 0; index < octets.length; index++) {
      bytes[index] = (byte) octets[index];
    }
    return ByteString.copyFrom(bytes);
  }

  private static StoredEntry entry(String key, String value) {
    return new StoredEntry(Bytes.of(key), Bytes.of(value));
  }

  private static List<ByteString> keys(List<StoredEntry> entries) {
    return entries.stream().map(StoredEntry::key).toList();
  }
}
