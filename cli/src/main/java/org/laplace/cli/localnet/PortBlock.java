package org.laplace.cli.localnet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A run of free ports on the loopback that no other local network of this machine uses: each run is
 * locked by a file for as long as its owner lives.
 */
public final class PortBlock implements AutoCloseable {
  /** The same for all of this machine's JVMs, whatever their java.io.tmpdir is. */
  private static final Path LOCKS = Path.of("/tmp");

  private static final int FIRST_PORT = 27_000;
  private static final int BLOCKS = 50;
  private static final int PORTS_PER_BLOCK = 64;

  private final int firstPort;
  private final FileChannel channel;
  private final FileLock lock;
  private int taken;

  private PortBlock(int firstPort, FileChannel channel, FileLock lock) {
    this.firstPort = firstPort;
    this.channel = channel;
    this.lock = lock;
  }

  /** Takes the first free run. */
  public static PortBlock take() throws IOException {
    Path directory = LOCKS.resolve("laplace-ports-" + System.getProperty("user.name"));
    Files.createDirectories(directory);
    for (int index = 0; index < BLOCKS; index++) {
      PortBlock block =
          tryTake(directory.resolve(index + ".lock"), FIRST_PORT + index * PORTS_PER_BLOCK);
      if (block != null) {
        return block;
      }
    }
    throw new IOException(
        "all port ranges from "
            + FIRST_PORT
            + " on are in use; stop another local network (the locks are in "
            + directory
            + ")");
  }

  private static @Nullable PortBlock tryTake(Path lockFile, int firstPort) throws IOException {
    FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null && allFree(firstPort)) {
        return new PortBlock(firstPort, channel, lock);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
    }
    channel.close();
    return null;
  }

  private static boolean allFree(int firstPort) {
    for (int port = firstPort; port < firstPort + PORTS_PER_BLOCK; port++) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  /** The next port of the run. */
  public int next() {
    if (taken == PORTS_PER_BLOCK) {
      throw new IllegalStateException(
          "a local network needs more than " + PORTS_PER_BLOCK + " ports");
    }
    return firstPort + taken++;
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
