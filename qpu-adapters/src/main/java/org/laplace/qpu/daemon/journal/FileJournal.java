package org.laplace.qpu.daemon.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.laplace.qpu.QpuLimits;

/**
 * A journal in one file, only ever appended to. Each record stands as its length and its CRC32C,
 * four bytes each, big-endian, and its bytes; it is forced to the disk before the next one begins.
 * So a crash tears the last record at most, and opening cuts that off.
 *
 * <p>When the file has grown long, a short one with the same state takes its place by a rename.
 */
public final class FileJournal implements Journal, Closeable {
  private static final int FRAME_BYTES = Integer.BYTES + Integer.BYTES;

  private final Path file;
  private final int recordsMax;
  private FileChannel channel;
  private JournalState state;
  private int recordsInFile;
  private boolean broken;

  private FileJournal(
      Path file, int recordsMax, FileChannel channel, JournalState state, int recordsInFile) {
    this.file = file;
    this.recordsMax = recordsMax;
    this.channel = channel;
    this.state = state;
    this.recordsInFile = recordsInFile;
  }

  /**
   * Opens or begins a journal.
   *
   * @throws JournalDamagedException if records before the last one cannot be read
   * @throws IOException if the file cannot be read or written
   */
  public static FileJournal open(Path file) throws IOException {
    return open(file, QpuLimits.JOURNAL_RECORDS_MAX);
  }

  /**
   * @param recordsMax from which number of records on the file is written anew
   */
  static FileJournal open(Path file, int recordsMax) throws IOException {
    boolean isNew = !Files.exists(file);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (isNew) {
        Directories.force(parentOf(file));
      }
      return read(file, recordsMax, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileJournal read(Path file, int recordsMax, FileChannel channel)
      throws IOException {
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
    JournalState state = JournalState.EMPTY;
    int records = 0;
    Optional<JournalRecord> next = readRecord(content);
    while (next.isPresent()) {
      state = state.plus(next.get());
      records++;
      next = readRecord(content);
    }
    if (content.hasRemaining()) {
      refuseIfRecordsFollow(file, content);
      channel.truncate(content.position());
      channel.force(true);
    }
    channel.position(channel.size());
    return new FileJournal(file, recordsMax, channel, state, records);
  }

  /** The record at the buffer's position, which moves past it; empty, and unmoved, if none is. */
  private static Optional<JournalRecord> readRecord(ByteBuffer content) {
    int start = content.position();
    if (content.remaining() < FRAME_BYTES) {
      return Optional.empty();
    }
    int size = content.getInt();
    int checksum = content.getInt();
    if (size > 0 && size <= QpuLimits.JOURNAL_RECORD_BYTES_MAX && size <= content.remaining()) {
      var bytes = new byte[size];
      content.get(bytes);
      Optional<JournalRecord> record =
          checksum == checksumOf(bytes) ? RecordCodec.decode(bytes) : Optional.empty();
      if (record.isPresent()) {
        return record;
      }
    }
    content.position(start);
    return Optional.empty();
  }

  /** A torn record is the last one: where another follows, something else damaged the file. */
  private static void refuseIfRecordsFollow(Path file, ByteBuffer content)
      throws JournalDamagedException {
    ByteBuffer rest = content.duplicate();
    for (int start = content.position() + 1; start < content.limit(); start++) {
      rest.position(start);
      if (readRecord(rest).isPresent()) {
        throw new JournalDamagedException(
            "the journal "
                + file
                + " is damaged at byte "
                + content.position()
                + " though later records are whole, which a crash cannot do; check the disk, and"
                + " start with another directory once no assigned job is open");
      }
    }
  }

  @Override
  public JournalState state() {
    return state;
  }

  @Override
  public void append(JournalRecord record) throws IOException {
    if (broken) {
      throw new IOException("the journal " + file + " took an error before; restart the provider");
    }
    // What reached the file of a record that failed is torn, and cut off when it is next opened.
    broken = true;
    if (recordsInFile >= recordsMax) {
      compact();
    }
    write(channel, record);
    channel.force(false);
    state = state.plus(record);
    recordsInFile++;
    broken = false;
  }

  private void compact() throws IOException {
    Path shorter = file.resolveSibling(file.getFileName() + ".new");
    int records = 0;
    FileChannel next =
        FileChannel.open(
            shorter,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      for (JournalRecord record : state.toRecords()) {
        write(next, record);
        records++;
      }
      next.force(true);
      Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      next.close();
      throw e;
    }
    channel.close();
    channel = next;
    recordsInFile = records;
    Directories.force(parentOf(file));
  }

  private static void write(FileChannel channel, JournalRecord record) throws IOException {
    byte[] bytes = RecordCodec.encode(record);
    if (bytes.length > QpuLimits.JOURNAL_RECORD_BYTES_MAX) {
      throw new IllegalArgumentException("a record of " + bytes.length + " bytes: " + record);
    }
    ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES + bytes.length);
    frame.putInt(bytes.length).putInt(checksumOf(bytes)).put(bytes).flip();
    while (frame.hasRemaining()) {
      channel.write(frame);
    }
  }

  private static int checksumOf(byte[] bytes) {
    var checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }

  private static Path parentOf(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
