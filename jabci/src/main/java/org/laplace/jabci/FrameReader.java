package org.laplace.jabci;

import java.io.Flushable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into frames: an unsigned varint length, then as many bytes. However the
 * stream is split into reads, the frames are the same.
 */
final class FrameReader {
  private static final int BUFFER_BYTES = 64 << 10;

  /** Most that is set aside for a frame before its bytes have come. */
  private static final int UNSEEN_BYTES_MAX = 1 << 20;

  private static final int VARINT_BYTES_MAX = 10;

  private final ReadableByteChannel in;
  private final int frameBytesMax;
  private final Flushable beforeWaiting;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();

  /**
   * @param beforeWaiting flushed before each read, which may block: a peer that waits for answers
   *     before it sends on must have got them
   */
  FrameReader(ReadableByteChannel in, int frameBytesMax, Flushable beforeWaiting) {
    this.in = in;
    this.frameBytesMax = frameBytesMax;
    this.beforeWaiting = beforeWaiting;
  }

  /**
   * The next frame's bytes, or null where the stream ends between two frames.
   *
   * @throws FrameException when the stream ends inside a frame or a frame is too large
   */
  byte @Nullable [] next() throws IOException, FrameException {
    if (!buffer.hasRemaining() && !fill()) {
      return null;
    }
    int length = length();
    var frame = new byte[Math.min(length, UNSEEN_BYTES_MAX)];
    int filled = 0;
    while (filled < length) {
      if (!buffer.hasRemaining() && !fill()) {
        throw new FrameException(
            "the stream ended after %d of a frame's %d bytes".formatted(filled, length));
      }
      if (filled == frame.length) {
        frame = Arrays.copyOf(frame, (int) Math.min(length, 2L * frame.length));
      }
      int piece = Math.min(buffer.remaining(), frame.length - filled);
      buffer.get(frame, filled, piece);
      filled += piece;
    }
    return frame;
  }

  private int length() throws IOException, FrameException {
    long length = 0;
    for (int i = 0; i < VARINT_BYTES_MAX; i++) {
      if (!buffer.hasRemaining() && !fill()) {
        throw new FrameException("the stream ended inside a frame's length");
      }
      byte next = buffer.get();
      long bits = next & 0x7f;
      int shift = 7 * i;
      if (bits != 0 && (shift > 28 || (bits << shift) > frameBytesMax - length)) {
        throw new FrameException(
            "a frame is larger than %d bytes, the most that this server takes"
                .formatted(frameBytesMax));
      }
      if (bits != 0) {
        length |= bits << shift;
      }
      if (next >= 0) {
        return (int) length;
      }
    }
    throw new FrameException("a frame's length is no varint: it does not end within 10 bytes");
  }

  /** Waits for bytes; false where the stream has ended. */
  private boolean fill() throws IOException {
    beforeWaiting.flush();
    buffer.clear();
    int read = 0;
    try {
      while (read == 0) {
        read = in.read(buffer);
      }
    } finally {
      buffer.flip();
    }
    return read > 0;
  }
}
