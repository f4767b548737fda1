package org.laplace.primitives.proof;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash rules of the state tree: a sparse Merkle tree over the bits of SHA-256 of the key, most
 * significant bit first, in which a subtree with a single leaf is that leaf.
 *
 * <p>These are the rules that the ICS-23 libraries ship as {@code SmtSpec}, so those libraries
 * verify our proofs unchanged.
 */
public final class SmtSpec {
  /** Length of every hash, in bytes. */
  public static final int HASH_BYTES = 32;

  /** Levels of the tree, the root's included in none: a path has this many bits. */
  public static final int PATH_BITS = 256;

  /** First byte of what is hashed for a leaf. */
  public static final byte LEAF_PREFIX = 0x00;

  /** First byte of what is hashed for an inner node. */
  public static final byte INNER_PREFIX = 0x01;

  /** The hash of a subtree without leaves: 32 zero bytes. */
  public static final ByteString EMPTY = ByteString.copyFrom(new byte[HASH_BYTES]);

  private SmtSpec() {}

  /** Where a key's leaf belongs: SHA-256 of the key, 32 bytes. */
  public static ByteString path(ByteString key) {
    return sha256(key);
  }

  /** The bit of a path (32 bytes) that decides between left and right below a depth, 0 to 255. */
  public static boolean goesRight(ByteString path, int depth) {
    return (path.byteAt(depth >>> 3) >>> (7 - (depth & 7)) & 1) == 1;
  }

  /** The hash of the leaf that holds a key and its value. */
  public static ByteString leafHash(ByteString key, ByteString value) {
    return hashOf(LEAF_PREFIX, sha256(key), sha256(value));
  }

  /** The hash of an inner node with these two subtrees (32 bytes each). */
  public static ByteString innerHash(ByteString left, ByteString right) {
    return hashOf(INNER_PREFIX, left, right);
  }

  /** SHA-256 of some bytes. */
  public static ByteString sha256(ByteString bytes) {
    var digest = newDigest();
    digest.update(bytes.asReadOnlyByteBuffer());
    return ByteString.copyFrom(digest.digest());
  }

  private static ByteString hashOf(byte prefix, ByteString first, ByteString second) {
    var digest = newDigest();
    digest.update(prefix);
    digest.update(first.asReadOnlyByteBuffer());
    digest.update(second.asReadOnlyByteBuffer());
    return ByteString.copyFrom(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
