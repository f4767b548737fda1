package org.laplace.primitives.proof;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;
import org.laplace.proto.ics23.HashOp;
import org.laplace.proto.ics23.InnerOp;
import org.laplace.proto.ics23.LeafOp;
import org.laplace.proto.ics23.LengthOp;

/**
 * The hash rules of the state tree: a sparse Merkle tree over the bits of SHA-256 of the key, most
 * significant bit first, in which a subtree with a single leaf is that leaf.
 *
 * <p>These are the rules that the ICS-23 libraries ship as {@code SmtSpec}, so those libraries
 * verify our proofs unchanged.
 */
public final class SmtSpec {
  /** Bits of a path, and so the largest number of steps from a leaf to the root. */
  public static final int PATH_BITS = 256;

  /** The hash of a subtree without leaves: 32 zero bytes. */
  public static final Hash EMPTY = new Hash(ByteString.copyFrom(new byte[Hash.SIZE_BYTES]));

  /** The one way in which leaves are hashed. */
  public static final LeafOp LEAF_OP =
      LeafOp.newBuilder()
          .setHash(HashOp.SHA256)
          .setPrehashKey(HashOp.SHA256)
          .setPrehashValue(HashOp.SHA256)
          .setLength(LengthOp.NO_PREFIX)
          .setPrefix(ByteString.copyFrom(new byte[] {0x00}))
          .build();

  /** First byte of what is hashed for an inner node. */
  static final ByteString INNER_PREFIX = ByteString.copyFrom(new byte[] {0x01});

  private SmtSpec() {}

  /** Where a key's leaf belongs: SHA-256 of the key. */
  public static Hash path(ByteString key) {
    return Hash.of(key);
  }

  /** The bit of a path that decides between left and right below a depth, 0 to 255. */
  public static boolean goesRight(Hash path, int depth) {
    int octet = path.bytes().byteAt(depth / Byte.SIZE);
    return (octet >>> (Byte.SIZE - 1 - depth % Byte.SIZE) & 1) == 1;
  }

  /** The hash of the leaf that holds a key and its value. */
  public static Hash leafHash(ByteString key, ByteString value) {
    return Hash.of(LEAF_OP.getPrefix().concat(Hash.of(key).bytes()).concat(Hash.of(value).bytes()));
  }

  /** The hash of an inner node with these two subtrees. */
  public static Hash innerHash(Hash left, Hash right) {
    return Hash.of(INNER_PREFIX.concat(left.bytes()).concat(right.bytes()));
  }

  /** The step of a proof from a subtree to its parent, past the sibling. */
  public static InnerOp step(Hash sibling, boolean childIsRight) {
    var step = InnerOp.newBuilder().setHash(HashOp.SHA256);
    return childIsRight
        ? step.setPrefix(INNER_PREFIX.concat(sibling.bytes())).build()
        : step.setPrefix(INNER_PREFIX).setSuffix(sibling.bytes()).build();
  }
}
