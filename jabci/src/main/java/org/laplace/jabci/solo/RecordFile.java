package org.laplace.jabci.solo;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.laplace.jabci.JabciLimits;

/**
 * An append-only file of records: 4 bytes length, 4 bytes CRC-32C of the length, 4 bytes CRC-32C of
 * the content, content. Big-endian. Each append is synced before it returns.
 *
 * <p>A crash can leave a last record that is not whole; it was never acknowledged, and opening cuts
 * it off. Damage before that is no crash's work and is refused; the length has a checksum of its
 * own, so that a damaged one is not taken for a record that reaches beyond the end.
 */
final class RecordFile implements AutoCloseable {
  /** Takes records in order when a file is opened. */
  interface Visitor {
    void visit(long offset, byte[] content) throws IOException;
  }

  private static final int HEAD_BYTES = 12;
  private static final int TAIL_CHUNK_BYTES = 64 << 10;

  private final FileChannel channel;
  private final Path path;
  private long end;

  private RecordFile(FileChannel channel, Path path) {
    this.channel = channel;
    this.path = path;
  }

  static RecordFile open(Path path, Visitor visitor) throws IOException {
    var channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      var file = new RecordFile(channel, path);
      file.scan(visitor);
      return file;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns the record's offset, once it is durable. */
  synchronized long append(byte[] content) throws IOException {
    if (content.length > JabciLimits.SOLO_RECORD_BYTES_MAX) {
      throw new IOException(
          "a journal record has %d bytes, at most %d are possible"
              .formatted(content.length, JabciLimits.SOLO_RECORD_BYTES_MAX));
    }
    var record = ByteBuffer.allocate(HEAD_BYTES + content.length);
    record.putInt(content.length);
    record.putInt(checksum(content.length)).putInt(checksum(content)).put(content).flip();
    long offset = end;
    long at = offset;
    while (record.hasRemaining()) {
      at += channel.write(record, at);
    }
    channel.force(false);
    end = at;
    return offset;
  }

  synchronized byte[] read(long offset) throws IOException {
    var head = head(offset);
    if (!head.lengthHolds() || head.end(offset) > end) {
      throw damaged(offset);
    }
    byte[] content = fill(offset + HEAD_BYTES, head.length).array();
    if (checksum(content) != head.contentChecksum) {
      throw damaged(offset);
    }
    return content;
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }

  private void scan(Visitor visitor) throws IOException {
    long size = channel.size();
    while (end < size) {
      if (size - end < HEAD_BYTES) {
        cutOff();
        return;
      }
      var head = head(end);
      if (!head.lengthHolds()) {
        if (!isZeroFrom(end)) {
          throw damaged(end);
        }
        cutOff();
        return;
      }
      long next = head.end(end);
      if (next > size) {
        cutOff();
        return;
      }
      byte[] content = fill(end + HEAD_BYTES, head.length).array();
      if (checksum(content) != head.contentChecksum) {
        if (next < size) {
          throw damaged(end);
        }
        cutOff();
        return;
      }
      visitor.visit(end, content);
      end = next;
    }
  }

  /** Some file systems grow a file before they write into it: such a tail is all zeros. */
  private boolean isZeroFrom(long offset) throws IOException {
    long size = channel.size();
    for (long at = offset; at < size; at += TAIL_CHUNK_BYTES) {
      var chunk = fill(at, (int) Math.min(TAIL_CHUNK_BYTES, size - at));
      while (chunk.hasRemaining()) {
        if (chunk.get() != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private void cutOff() throws IOException {
    channel.truncate(end);
    channel.force(true);
  }

  private ByteBuffer fill(long offset, int bytes) throws IOException {
    var buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException(path + " became shorter while it was read");
      }
    }
    return buffer.flip();
  }

  private SoloException damaged(long offset) {
    return new SoloException(
        SoloException.Reason.DAMAGED,
        "%s is damaged at byte %d; restore it from a copy, or remove the directory to start anew"
            .formatted(path, offset));
  }

  private Head head(long offset) throws IOException {
    var bytes = fill(offset, HEAD_BYTES);
    return new Head(bytes.getInt(), bytes.getInt(), bytes.getInt());
  }

  private record Head(int length, int lengthChecksum, int contentChecksum) {
    boolean lengthHolds() {
      return checksum(length) == lengthChecksum
          && length >= 0
          && length <= JabciLimits.SOLO_RECORD_BYTES_MAX;
    }

    long end(long offset) {
      return offset + HEAD_BYTES + length;
    }
  }

  private static int checksum(int length) {
    return checksum(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
  }

  private static int checksum(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
