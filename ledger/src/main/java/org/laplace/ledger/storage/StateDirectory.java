package org.laplace.ledger.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A directory that holds state, claimed for this process.
 *
 * <p>It has three entries: {@code FORMAT}, which says whose it is and in which format; {@code
 * lock}, held by the process that uses it and naming its id; {@code db}, LevelDB's own directory.
 * {@code FORMAT} is written before {@code db}, so a directory without it is either new or not ours.
 */
final class StateDirectory {
  private static final String FORMAT = "laplace-state 1\n";
  private static final String FORMAT_FILE = "FORMAT";
  private static final String FORMAT_DRAFT = "FORMAT.new";
  private static final String LOCK_FILE = "lock";
  private static final Set<String> BEFORE_FORMAT = Set.of(LOCK_FILE, FORMAT_DRAFT);

  private final Path path;
  private final FileChannel lockFile;
  private final FileStore disk;
  private final long freeBytesMin;

  private StateDirectory(Path path, FileChannel lockFile, FileStore disk, long freeBytesMin) {
    this.path = path;
    this.lockFile = lockFile;
    this.disk = disk;
    this.freeBytesMin = freeBytesMin;
  }

  /**
   * Makes the directory if need be, checks that it is ours, and locks it.
   *
   * @param freeBytesMin free space below which it counts as full
   * @throws StorageException with the reason, when it cannot be used
   */
  static StateDirectory claim(Path path, long freeBytesMin) {
    try {
      Files.createDirectories(path);
      requireOursOrNew(path);
      var lockFile = lock(path);
      try {
        var directory = new StateDirectory(path, lockFile, Files.getFileStore(path), freeBytesMin);
        directory.requireRoom();
        requireFormat(path);
        return directory;
      } catch (IOException | StorageException e) {
        lockFile.close();
        throw e;
      }
    } catch (IOException e) {
      throw faultOf(e, path);
    }
  }

  Path path() {
    return path;
  }

  /** Where LevelDB keeps its files. */
  Path database() {
    return path.resolve("db");
  }

  /**
   * Checks that the disk has room before it is written.
   *
   * @throws StorageException when it has not
   */
  void requireRoom() {
    try {
      if (disk.getUsableSpace() < freeBytesMin) {
        throw full(path, null);
      }
    } catch (IOException e) {
      throw faultOf(e, path);
    }
  }

  /** Lets other processes use the directory. */
  void release() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw faultOf(e, path);
    }
  }

  private static void requireOursOrNew(Path path) throws IOException {
    try (var files = Files.list(path)) {
      var names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      if (!names.contains(FORMAT_FILE) && !BEFORE_FORMAT.containsAll(names)) {
        throw new StorageException(
            StorageFault.NOT_OURS,
            path + " holds files that are not Laplace's state: choose an empty directory");
      }
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    var lockFile =
        FileChannel.open(
            path.resolve(LOCK_FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (tryLock(lockFile).isEmpty()) {
      lockFile.close();
      throw new StorageException(
          StorageFault.IN_USE,
          path
              + " is in use by process "
              + Files.readString(path.resolve(LOCK_FILE)).strip()
              + ": stop it, or choose another directory");
    }
    var id = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    lockFile.truncate(0).write(ByteBuffer.wrap(id));
    return lockFile;
  }

  private static Optional<FileLock> tryLock(FileChannel lockFile) throws IOException {
    try {
      return Optional.ofNullable(lockFile.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private static void requireFormat(Path path) throws IOException {
    var file = path.resolve(FORMAT_FILE);
    if (Files.notExists(file)) {
      writeFormat(path, file);
    }
    var format = Files.readString(file, StandardCharsets.ISO_8859_1);
    if (!format.equals(FORMAT)) {
      throw new StorageException(
          StorageFault.OTHER_FORMAT,
          path
              + " holds state in another format than \""
              + FORMAT.strip()
              + "\": run the release that wrote it, or join anew from an empty directory");
    }
  }

  private static void writeFormat(Path path, Path file) throws IOException {
    var draft = path.resolve(FORMAT_DRAFT);
    try (var channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(FORMAT.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static StorageException full(Path path, @Nullable Throwable cause) {
    return new StorageException(
        StorageFault.FULL,
        "the disk of " + path + " is full: free some space, or choose a directory elsewhere",
        cause);
  }

  private static StorageException faultOf(IOException e, Path path) {
    if (String.valueOf(e.getMessage()).contains("No space left")) {
      return full(path, e);
    }
    if (e instanceof FileSystemException) {
      return new StorageException(
          StorageFault.NOT_WRITABLE,
          path
              + " cannot be used as a directory for state ("
              + e
              + "): give this user the right to write there, or choose another directory",
          e);
    }
    return new StorageException(
        StorageFault.IO, path + " cannot be used (" + e + "): check the disk", e);
  }
}
