package org.laplace.qpu.daemon.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What POSIX asks of those who want a new or renamed file to survive a crash. */
final class Directories {
  private Directories() {}

  /** Makes the directory's entries durable: fsync(2) of a file does not do that. */
  static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
