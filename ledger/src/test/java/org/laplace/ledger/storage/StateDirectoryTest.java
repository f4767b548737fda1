package org.laplace.ledger.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  @TempDir Path parent;

  @Test
  void aDirectoryWithOtherFilesIsRefusedAndLeftAsItIs() throws IOException {
    var photos = parent.resolve("photos");
    Files.createDirectory(photos);
    Files.writeString(photos.resolve("holiday.jpg"), "not state");
    assertRefused(StorageFault.NOT_OURS, "choose an empty directory", () -> open(photos));
    try (var files = Files.list(photos)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void stateInAnotherFormatIsRefused() throws IOException {
    var directory = parent.resolve("state");
    open(directory).close();
    Files.writeString(directory.resolve("FORMAT"), "laplace-state 2\n");
    assertRefused(
        StorageFault.OTHER_FORMAT, "run the release that wrote it", () -> open(directory));
  }

  @Test
  void aPathThatCannotBeADirectoryIsRefused() throws IOException {
    var file = parent.resolve("file");
    Files.writeString(file, "");
    assertRefused(
        StorageFault.NOT_WRITABLE, "choose another directory", () -> open(file.resolve("state")));
    assertRefused(StorageFault.NOT_WRITABLE, "choose another directory", () -> open(file));
  }

  @Test
  void aDiskWithoutRoomIsRefused() {
    assertRefused(
        StorageFault.FULL,
        "free some space",
        () -> StateDirectory.claim(parent.resolve("state"), Long.MAX_VALUE));
  }

  @Test
  void aDirectoryInUseIsRefusedWithTheUsersProcessUntilItIsReleased() {
    var directory = parent.resolve("state");
    try (var store = open(directory)) {
      assertEquals(Optional.empty(), store.lastCommitted());
      assertRefused(
          StorageFault.IN_USE,
          "by process " + ProcessHandle.current().pid(),
          () -> open(directory));
    }
    open(directory).close();
  }

  @Test
  void aStartThatDiedBeforeTheFormatWasWrittenIsTakenUp() throws IOException {
    var directory = parent.resolve("state");
    Files.createDirectory(directory);
    Files.writeString(directory.resolve("lock"), "1");
    Files.writeString(directory.resolve("FORMAT.new"), "lap");
    open(directory).close();
    assertEquals("laplace-state 1\n", Files.readString(directory.resolve("FORMAT")));
  }

  @Test
  void damageIsNamedInsteadOfServed() throws IOException {
    var directory = parent.resolve("state");
    try (var store = open(directory)) {
      store.commit(store.prepare(0, Bytes.blockOf(0), List.of()));
    }
    try (var files = Files.list(directory.resolve("db"))) {
      for (var file :
          files.filter(f -> f.getFileName().toString().startsWith("MANIFEST")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    assertRefused(StorageFault.DAMAGED, "restore a copy", () -> open(directory));
  }

  private static StateStore open(Path directory) {
    return StateStore.open(directory);
  }

  private static void assertRefused(StorageFault fault, String advice, Executable opening) {
    var exception = assertThrows(StorageException.class, opening);
    assertEquals(fault, exception.fault());
    assertTrue(exception.getMessage().contains(advice), exception.getMessage());
  }
}
