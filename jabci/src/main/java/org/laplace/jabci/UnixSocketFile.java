package org.laplace.jabci;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The file that a unix socket leaves behind when its process is killed, and that blocks bind. */
final class UnixSocketFile {
  private static final int FILE_TYPE_MASK = 0170000;
  private static final int SOCKET_TYPE = 0140000;

  private UnixSocketFile() {}

  /**
   * Removes a left-over socket file.
   *
   * @throws IOException when something else lies there, or when a server still answers
   */
  static void removeLeftOver(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if ((mode & FILE_TYPE_MASK) != SOCKET_TYPE) {
      throw new IOException(
          "cannot listen on " + path + ": the file is not a socket; remove it or choose another");
    }
    if (answers(path)) {
      throw new IOException(
          "cannot listen on " + path + ": another server answers on it; stop that one first");
    }
    Files.deleteIfExists(path);
  }

  private static boolean answers(Path path) {
    try (var probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return probe.isConnected();
    } catch (IOException nobodyListens) {
      return false;
    }
  }
}
