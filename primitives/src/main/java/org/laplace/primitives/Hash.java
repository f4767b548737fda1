package org.laplace.primitives;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * 32 bytes: a SHA-256 digest, or the id of an object, which is one.
 *
 * @param bytes exactly 32 bytes
 */
public record Hash(ByteString bytes) implements Comparable<Hash> {
  public static final int SIZE_BYTES = 32;

  public Hash {
    if (bytes.size() != SIZE_BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.size());
    }
  }

  public static boolean isHash(ByteString bytes) {
    return bytes.size() == SIZE_BYTES;
  }

  /** SHA-256 of the bytes as they are. */
  public static Hash of(ByteString content) {
    MessageDigest digest = sha256();
    digest.update(content.asReadOnlyByteBuffer());
    return new Hash(ByteString.copyFrom(digest.digest()));
  }

  /**
   * SHA-256 over a domain tag and parts, each preceded by its length as four big-endian bytes, so
   * that no two lists of parts share their bytes.
   */
  public static Hash tagged(String tag, ByteString... parts) {
    MessageDigest digest = sha256();
    update(digest, ByteString.copyFrom(tag, StandardCharsets.US_ASCII));
    for (ByteString part : parts) {
      update(digest, part);
    }
    return new Hash(ByteString.copyFrom(digest.digest()));
  }

  public static Hash fromHex(String hex) {
    return new Hash(ByteString.copyFrom(HexFormat.of().parseHex(hex)));
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  /** Unsigned, lexicographic. */
  @Override
  public int compareTo(Hash other) {
    return ByteString.unsignedLexicographicalComparator().compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    return hex();
  }

  private static void update(MessageDigest digest, ByteString part) {
    digest.update(BigEndian.int32(part.size()).asReadOnlyByteBuffer());
    digest.update(part.asReadOnlyByteBuffer());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
