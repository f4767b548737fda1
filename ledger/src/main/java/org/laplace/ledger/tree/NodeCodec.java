package org.laplace.ledger.tree;

import com.google.protobuf.ByteString;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.laplace.primitives.Hash;

/**
 * The stored form of addresses, nodes and roots. Integers are big-endian.
 *
 * <ul>
 *   <li>address: version (8 bytes), nibbles (1), packed place; so addresses sort by version
 *   <li>subtree: kind (1), then nothing for an empty one; version (8), path (32), hash (32) for a
 *       leaf; version (8), hash (32) for a branch
 *   <li>branch: its sixteen subtrees
 *   <li>leaf: length of the key (4), key, value
 * </ul>
 */
public final class NodeCodec {
  private static final int SUBTREE_BYTES_MAX = 1 + Long.BYTES + 2 * Hash.SIZE_BYTES;
  private static final byte EMPTY = 0;
  private static final byte LEAF = 1;
  private static final byte BRANCH = 2;

  private NodeCodec() {}

  /** Encodes an address. */
  public static ByteString encode(NodeKey key) {
    var place = key.place();
    var out = ByteBuffer.allocate(Long.BYTES + 1 + place.packed().size());
    out.putLong(key.version()).put((byte) place.length());
    return written(out).concat(place.packed());
  }

  /** Encodes what is stored at an address. */
  public static ByteString encode(Node node) {
    return switch (node) {
      case Branch branch -> {
        var out = ByteBuffer.allocate(Branch.CHILDREN * SUBTREE_BYTES_MAX);
        branch.children().forEach(child -> put(out, child));
        yield written(out);
      }
      case Leaf leaf ->
          written(ByteBuffer.allocate(Integer.BYTES).putInt(leaf.key().size()))
              .concat(leaf.key())
              .concat(leaf.value());
    };
  }

  /** Encodes the root of a version. */
  public static ByteString encode(Subtree root) {
    var out = ByteBuffer.allocate(SUBTREE_BYTES_MAX);
    put(out, root);
    return written(out);
  }

  /**
   * Decodes a branch.
   *
   * @param key where it was stored, for the message of the exception
   * @throws CorruptTreeException when the bytes are no branch
   */
  public static Branch decodeBranch(NodeKey key, ByteString stored) {
    var in = stored.asReadOnlyByteBuffer();
    var children = new ArrayList<Subtree>(Branch.CHILDREN);
    try {
      for (int nibble = 0; nibble < Branch.CHILDREN; nibble++) {
        children.add(subtree(in));
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new CorruptTreeException(key, "unreadable branch");
    }
    return new Branch(children);
  }

  /**
   * Decodes a leaf.
   *
   * @param key where it was stored, for the message of the exception
   * @throws CorruptTreeException when the bytes are no leaf
   */
  public static Leaf decodeLeaf(NodeKey key, ByteString stored) {
    if (stored.size() >= Integer.BYTES) {
      int keyEnd = Integer.BYTES + stored.asReadOnlyByteBuffer().getInt();
      if (keyEnd > Integer.BYTES && keyEnd < stored.size()) {
        return new Leaf(stored.substring(Integer.BYTES, keyEnd), stored.substring(keyEnd));
      }
    }
    throw new CorruptTreeException(key, "unreadable leaf");
  }

  /**
   * Decodes the root of a version.
   *
   * @throws CorruptTreeException when the bytes are no root
   */
  public static Subtree decodeRoot(long version, ByteString stored) {
    try {
      return subtree(stored.asReadOnlyByteBuffer());
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new CorruptTreeException(new NodeKey(version, NibblePath.ROOT), "unreadable root");
    }
  }

  private static void put(ByteBuffer out, Subtree subtree) {
    switch (subtree) {
      case Subtree.Empty _ -> out.put(EMPTY);
      case Subtree.OfLeaf leaf -> {
        out.put(LEAF).putLong(leaf.version());
        out.put(leaf.path().bytes().asReadOnlyByteBuffer())
            .put(leaf.hash().bytes().asReadOnlyByteBuffer());
      }
      case Subtree.OfBranch branch -> {
        out.put(BRANCH).putLong(branch.version());
        out.put(branch.hash().bytes().asReadOnlyByteBuffer());
      }
    }
  }

  private static Subtree subtree(ByteBuffer in) {
    byte kind = in.get();
    return switch (kind) {
      case EMPTY -> Subtree.EMPTY;
      case LEAF -> new Subtree.OfLeaf(in.getLong(), hash(in), hash(in));
      case BRANCH -> new Subtree.OfBranch(in.getLong(), hash(in));
      default -> throw new IllegalArgumentException("no kind of subtree: " + kind);
    };
  }

  private static Hash hash(ByteBuffer in) {
    var bytes = new byte[Hash.SIZE_BYTES];
    in.get(bytes);
    return new Hash(ByteString.copyFrom(bytes));
  }

  private static ByteString written(ByteBuffer out) {
    return ByteString.copyFrom(out.flip());
  }
}
