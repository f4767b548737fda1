package org.laplace.qpu.daemon.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @TempDir private Path directory;

  @Test
  void aDirectoryIsLockedOnceAndFreeAgainAfterwards() throws IOException {
    try (DirectoryLock _ = DirectoryLock.of(directory)) {
      IOException refusal = assertThrows(IOException.class, () -> DirectoryLock.of(directory));
      assertEquals(
          "another provider runs with the directory "
              + directory
              + "; stop that one, or give this one a directory and a key of its own",
          refusal.getMessage());
    }
    DirectoryLock.of(directory).close();
  }

  @Test
  void anotherProcessIsKeptOutUntilItIsKilled() throws Exception {
    Process child = ChildProcess.start(LockHolder.class, directory.toString());
    try (BufferedReader out = child.inputReader()) {
      assertEquals("locked", out.readLine());
      assertThrows(IOException.class, () -> DirectoryLock.of(directory));
    } finally {
      child.destroyForcibly().waitFor();
    }
    DirectoryLock.of(directory).close();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefusedWithItsName() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    IOException refusal =
        assertThrows(IOException.class, () -> DirectoryLock.of(file.resolve("provider")));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains(file + "/provider cannot be written"),
        refusal.getMessage());
  }
}
