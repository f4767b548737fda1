package org.laplace.primitives;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;

/** Integers as big-endian bytes, so that keys sort as their numbers do. */
public final class BigEndian {
  private BigEndian() {}

  public static ByteString int32(int value) {
    return ByteString.copyFrom(ByteBuffer.allocate(Integer.BYTES).putInt(0, value));
  }

  public static ByteString int64(long value) {
    return ByteString.copyFrom(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
  }
}
