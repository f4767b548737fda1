package org.laplace.jabci;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A buffered stream onto a channel. Written to the channel when full, and when flushed. */
final class ChannelOutput extends OutputStream {
  private static final int BUFFER_BYTES = 64 << 10;

  private final WritableByteChannel out;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  ChannelOutput(WritableByteChannel out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.put((byte) b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int piece = Math.min(buffer.remaining(), length - done);
      buffer.put(bytes, offset + done, piece);
      done += piece;
    }
  }

  @Override
  public void flush() throws IOException {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
    } finally {
      buffer.compact();
    }
  }
}
