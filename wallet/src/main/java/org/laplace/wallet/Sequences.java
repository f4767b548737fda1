package org.laplace.wallet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/**
 * Gives each transaction of a lane its sequence, one process and thread at a time, so that several
 * can use one key. A node counts what waits in its own mempool only; the last sequence used is
 * therefore also kept here, until the height at which that transaction can no longer be in a block:
 * then, if it was lost on its way, the node's word counts again.
 */
public final class Sequences {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** File locks are held by processes; these keep the threads of this one apart. */
  private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path directory;

  private Sequences(Path directory) {
    this.directory = directory;
  }

  /** Sequences that are shared by all who name the same directory. */
  public static Sequences in(Path directory) {
    return new Sequences(directory);
  }

  /** {@code ~/.laplace/sequences}. */
  public static Path defaultDirectory() {
    return Path.of(System.getProperty("user.home"), ".laplace", "sequences");
  }

  /**
   * Waits until nobody else gives sequences to this lane, and holds it until it is closed.
   *
   * @throws IOException when the directory cannot be written
   */
  public Turn turn(String chainId, Address sender) throws IOException, InterruptedException {
    DurableFile.createDirectory(directory);
    String name =
        sender + "-" + Hash.tagged("laplace/chain", encode(chainId)).hex().substring(0, 16);
    Path lockFile = directory.resolve(name + ".lock").toAbsolutePath().normalize();
    ReentrantLock threads = THREADS.computeIfAbsent(lockFile, path -> new ReentrantLock());
    threads.lockInterruptibly();
    try {
      FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        return new Turn(directory.resolve(name + ".json"), threads, channel, channel.lock());
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      threads.unlock();
      throw e;
    }
  }

  private static ByteString encode(String chainId) {
    return ByteString.copyFromUtf8(chainId);
  }

  /** The right to send the lane's next transaction. To be closed by the thread that got it. */
  public static final class Turn implements AutoCloseable {
    private final Path file;
    private final ReentrantLock threads;
    private final FileChannel channel;
    private final FileLock lock;

    private Turn(Path file, ReentrantLock threads, FileChannel channel, FileLock lock) {
      this.file = file;
      this.threads = threads;
      this.channel = channel;
      this.lock = lock;
    }

    /**
     * The sequence to use.
     *
     * @param nodesNext what a node says, its mempool counted
     * @param height of the node's state
     */
    public long next(long nodesNext, long height) throws IOException {
      Optional<Used> used = read();
      return used.isPresent() && used.get().mayStillBeIncluded(height)
          ? Math.max(nodesNext, used.get().sequence() + 1)
          : nodesNext;
    }

    /**
     * Remembers a sequence that a node has accepted a transaction for.
     *
     * @param height of the state by which it was chosen
     * @param expiryHeight of the transaction
     */
    public void used(long sequence, long height, long expiryHeight) throws IOException {
      DurableFile.replace(file, JSON.writeValueAsBytes(new Used(sequence, height, expiryHeight)));
    }

    /** A record that cannot be read was not written by this class, and counts as none. */
    private Optional<Used> read() throws IOException {
      try {
        return Optional.of(
            JSON.readValue(
                DurableFile.read(file, WalletLimits.SEQUENCE_FILE_BYTES_MAX), Used.class));
      } catch (NoSuchFileException | JsonProcessingException e) {
        return Optional.empty();
      }
    }

    @Override
    public void close() throws IOException {
      try {
        lock.release();
        channel.close();
      } finally {
        threads.unlock();
      }
    }
  }

  private record Used(long sequence, long height, long expiryHeight) {
    /** A chain that is far behind where it was is another one of the same name. */
    boolean mayStillBeIncluded(long heightNow) {
      return heightNow <= expiryHeight && heightNow + WalletLimits.EXPIRY_BLOCKS >= height;
    }
  }
}
