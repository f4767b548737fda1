package org.laplace.jabci.solo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a directory to one process. The system frees it when the process ends in whatever way. */
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock take(Path directory) throws IOException {
    Path file = directory.resolve("lock");
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(directory, Files.readString(file).strip());
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    return new DirectoryLock(channel);
  }

  private static SoloException inUse(Path directory, String pid) {
    return new SoloException(
        SoloException.Reason.DIRECTORY_IN_USE,
        "%s is in use by process %s; stop that one first, or choose another directory"
            .formatted(directory, pid.isEmpty() ? "(unknown)" : pid));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
