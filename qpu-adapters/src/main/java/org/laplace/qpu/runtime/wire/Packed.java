package org.laplace.qpu.runtime.wire;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes as base64 of a zlib stream. */
public final class Packed {
  private static final int CHUNK_BYTES = 8192;

  private Packed() {}

  /**
   * The bytes of a text.
   *
   * @param bytesMax how many they may be; a stream that goes on is not read on
   * @throws WireException if it is no base64 or zlib, is cut off, or holds more
   */
  public static byte[] unpack(String text, int bytesMax) throws WireException {
    byte[] zipped;
    try {
      zipped = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new WireException("a packed value is not base64", e);
    }
    try (var inflater = new Inflater()) {
      inflater.setInput(zipped);
      var unpacked = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK_BYTES];
      while (!inflater.finished()) {
        int length = inflater.inflate(chunk);
        if (length == 0 && !inflater.finished()) {
          throw new WireException("a packed value ends within its zlib stream");
        }
        if (unpacked.size() + length > bytesMax) {
          throw new WireException("a packed value holds more than " + bytesMax + " bytes");
        }
        unpacked.write(chunk, 0, length);
      }
      return unpacked.toByteArray();
    } catch (DataFormatException e) {
      throw new WireException("a packed value is no zlib stream", e);
    }
  }

  /** The text of bytes. */
  public static String pack(byte[] bytes) {
    try (var deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      var packed = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK_BYTES];
      while (!deflater.finished()) {
        packed.write(chunk, 0, deflater.deflate(chunk));
      }
      return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
  }
}
