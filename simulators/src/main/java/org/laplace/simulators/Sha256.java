package org.laplace.simulators;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over numbers as engines hash them: little-endian, doubles by their IEEE 754 bits. */
public final class Sha256 {
  private static final int BLOCK_DOUBLES = 1024;

  private Sha256() {}

  /** A digest to which nothing has been added. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Adds 8 bytes. */
  public static void update(MessageDigest digest, long value) {
    digest.update(
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).flip());
  }

  /** Adds 8 bytes a value. */
  public static void update(MessageDigest digest, long[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    digest.update(bytes);
  }

  /** Adds 8 bytes a value; -0.0 and 0.0 differ. */
  public static void update(MessageDigest digest, double[] values) {
    ByteBuffer block =
        ByteBuffer.allocate(BLOCK_DOUBLES * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      block.putLong(Double.doubleToRawLongBits(value));
      if (!block.hasRemaining()) {
        digest.update(block.flip());
        block.clear();
      }
    }
    digest.update(block.flip());
  }
}
