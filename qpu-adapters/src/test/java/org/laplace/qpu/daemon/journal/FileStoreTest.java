package org.laplace.qpu.daemon.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Hash;

class FileStoreTest {
  private static final ByteString ONE = ByteString.copyFromUtf8("one");
  private static final ByteString TWO = ByteString.copyFromUtf8("two");

  @TempDir private Path directory;

  @Test
  void contentIsFoundByItsHashAlsoWhenTheStoreIsOpenedAgain() throws IOException {
    Hash name = FileStore.open(directory.resolve("store")).put(ONE);
    assertEquals(Hash.of(ONE), name);
    assertEquals(Optional.of(ONE), FileStore.open(directory.resolve("store")).get(name));
    assertEquals(Optional.empty(), FileStore.open(directory.resolve("store")).get(Hash.of(TWO)));
  }

  @Test
  void contentThatWasChangedIsNotThereAndCanBePutAgain() throws IOException {
    FileStore store = FileStore.open(directory);
    Hash name = store.put(ONE);
    Files.writeString(directory.resolve(name.hex()), "eno");
    assertEquals(Optional.empty(), store.get(name));
    store.put(ONE);
    assertEquals(Optional.of(ONE), store.get(name));
  }

  @Test
  void onlyWhatIsNamedIsRetained() throws IOException {
    FileStore store = FileStore.open(directory);
    Hash one = store.put(ONE);
    Hash two = store.put(TWO);
    Files.writeString(directory.resolve("unfinished"), "left by a crash");
    store.retain(Set.of(two));
    assertEquals(Optional.empty(), store.get(one));
    assertEquals(Optional.of(TWO), store.get(two));
    try (var files = Files.list(directory)) {
      assertEquals(1, files.count());
    }
  }
}
