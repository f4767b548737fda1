package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
  private static final int FRAME_BYTES_MAX = 1 << 24;

  /** Gives bytes in pieces of chosen sizes, then ends. */
  private static final class Pieces implements ReadableByteChannel {
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
    private int offset;

    static Pieces of(byte[] stream, int... cuts) {
      var pieces = new Pieces();
      int from = 0;
      for (int cut : cuts) {
        pieces.pieces.add(Arrays.copyOfRange(stream, from, cut));
        from = cut;
      }
      pieces.pieces.add(Arrays.copyOfRange(stream, from, stream.length));
      pieces.pieces.removeIf(piece -> piece.length == 0);
      return pieces;
    }

    @Override
    public int read(ByteBuffer target) {
      byte[] piece = pieces.peek();
      if (piece == null) {
        return -1;
      }
      int length = Math.min(target.remaining(), piece.length - offset);
      target.put(piece, offset, length);
      offset += length;
      if (offset == piece.length) {
        pieces.poll();
        offset = 0;
      }
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private static FrameReader reader(Pieces pieces) {
    return new FrameReader(pieces, FRAME_BYTES_MAX, () -> {});
  }

  private static byte[] stream(List<byte[]> frames) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var coded = CodedOutputStream.newInstance(bytes);
    for (byte[] frame : frames) {
      coded.writeByteArrayNoTag(frame);
    }
    coded.flush();
    return bytes.toByteArray();
  }

  private static byte[] frame(int bytes) {
    var frame = new byte[bytes];
    new Random(bytes).nextBytes(frame);
    return frame;
  }

  private static List<byte[]> framesOf(FrameReader reader) throws Exception {
    var frames = new ArrayList<byte[]>();
    for (byte[] next = reader.next(); next != null; next = reader.next()) {
      frames.add(next);
    }
    return frames;
  }

  private static void assertSame(List<byte[]> expected, List<byte[]> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i));
    }
  }

  @Test
  void everySplitGivesTheSameFrames() throws Exception {
    // 0 and 127 have a length of one byte, 128 and 300 of two.
    var frames = List.of(frame(0), frame(1), frame(127), frame(128), frame(300));
    byte[] stream = stream(frames);
    for (int cut = 0; cut <= stream.length; cut++) {
      assertSame(frames, framesOf(reader(Pieces.of(stream, cut))));
    }
    int[] everywhere = IntStream.range(1, stream.length).toArray();
    assertSame(frames, framesOf(reader(Pieces.of(stream, everywhere))));
  }

  @ParameterizedTest
  @ValueSource(ints = {65_535, 65_536, 1 << 20, (1 << 20) + 1, 5_000_000})
  void aFrameLargerThanEveryBufferIsRead(int bytes) throws Exception {
    var frames = List.of(frame(bytes), frame(3));
    byte[] stream = stream(frames);
    assertSame(frames, framesOf(reader(Pieces.of(stream, 2, 4, 70_000 % stream.length))));
  }

  @Test
  void aStreamThatEndsInsideAFrameIsRefusedAtEveryByte() throws Exception {
    byte[] stream = stream(List.of(frame(200)));
    for (int end = 1; end < stream.length; end++) {
      var reader = reader(Pieces.of(Arrays.copyOf(stream, end)));
      assertThrows(FrameException.class, reader::next, "cut at " + end);
    }
    assertNull(reader(Pieces.of(new byte[0])).next());
  }

  @Test
  void theLargestFrameIsTakenAndOneByteMoreIsNot() throws Exception {
    byte[] largest = stream(List.of(frame(1_000)));
    byte[] larger = stream(List.of(frame(1_001)));
    assertArrayEquals(frame(1_000), new FrameReader(Pieces.of(largest), 1_000, () -> {}).next());
    var refusal =
        assertThrows(
            FrameException.class, () -> new FrameReader(Pieces.of(larger), 1_000, () -> {}).next());
    assertTrue(refusal.getMessage().contains("1000 bytes"), refusal.getMessage());
  }

  @Test
  void lengthsBeyondEveryIntegerAreRefused() {
    var refused = new byte[12];
    Arrays.fill(refused, (byte) 0xff);
    assertThrows(FrameException.class, () -> reader(Pieces.of(refused)).next());
    // 2^63 and 2^32: only bits that an int does not have.
    byte[] high = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x10};
    assertThrows(FrameException.class, () -> reader(Pieces.of(high)).next());
    byte[] sign = new byte[10];
    Arrays.fill(sign, (byte) 0x80);
    sign[9] = 1;
    assertThrows(FrameException.class, () -> reader(Pieces.of(sign)).next());
  }

  @Test
  void aLengthThatNeverEndsIsRefused() {
    byte[] endless = new byte[11];
    Arrays.fill(endless, (byte) 0x80);
    assertThrows(FrameException.class, () -> reader(Pieces.of(endless)).next());
  }

  @Test
  void answersAreFlushedBeforeEachRead() throws Exception {
    byte[] stream = stream(List.of(frame(10), frame(10)));
    var flushes = new AtomicInteger();
    var reader =
        new FrameReader(
            Pieces.of(stream, stream.length - 3), FRAME_BYTES_MAX, flushes::incrementAndGet);
    reader.next();
    assertEquals(1, flushes.get());
    reader.next();
    assertEquals(2, flushes.get());
  }
}
