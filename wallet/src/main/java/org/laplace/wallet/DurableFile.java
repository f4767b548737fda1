package org.laplace.wallet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read, and that exist whole or not at all, even after a crash. */
final class DurableFile {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private DurableFile() {}

  static void createDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
    }
  }

  /** Writes a file that is not there yet. */
  static void create(Path file, byte[] content) throws IOException {
    Path fresh = written(file, content);
    try {
      // A hard link, unlike a move, never replaces what somebody else made meanwhile.
      Files.createLink(file, fresh);
    } finally {
      Files.deleteIfExists(fresh);
    }
    sync(directoryOf(file));
  }

  /** Writes a file, in the place of the one that is there. */
  static void replace(Path file, byte[] content) throws IOException {
    Path fresh = written(file, content);
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    sync(directoryOf(file));
  }

  /**
   * Reads a file of a bounded size.
   *
   * @throws IOException also when it is larger
   */
  static byte[] read(Path file, int bytesMax) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(bytesMax + 1);
      if (content.length > bytesMax) {
        throw new IOException(file + " has more than " + bytesMax + " bytes");
      }
      return content;
    }
  }

  private static Path written(Path file, byte[] content) throws IOException {
    Path fresh = Files.createTempFile(directoryOf(file), ".new-", ".tmp", OWNER_ONLY);
    try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
      return fresh;
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }

  private static Path directoryOf(Path file) throws FileAlreadyExistsException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new FileAlreadyExistsException(file.toString());
    }
    return directory;
  }

  /** Makes the new name itself last. */
  private static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
