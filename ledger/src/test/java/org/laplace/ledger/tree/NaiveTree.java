package org.laplace.ledger.tree;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The root by its definition: one recursive function over all leaves, without any stored node. */
final class NaiveTree {
  private NaiveTree() {}

  private record Hashed(ByteString path, ByteString hash) {}

  static ByteString root(Map<ByteString, ByteString> state) {
    var leaves = new ArrayList<Hashed>();
    state.forEach(
        (key, value) -> {
          var path = sha256(key);
          leaves.add(new Hashed(path, sha256(octet(0), path, sha256(value))));
        });
    return root(leaves, 0);
  }

  private static ByteString root(List<Hashed> leaves, int depth) {
    if (leaves.isEmpty()) {
      return ByteString.copyFrom(new byte[32]);
    }
    if (leaves.size() == 1) {
      return leaves.getFirst().hash();
    }
    var left = new ArrayList<Hashed>();
    var right = new ArrayList<Hashed>();
    for (var leaf : leaves) {
      boolean bit = (leaf.path().byteAt(depth / 8) & (0x80 >> (depth % 8))) != 0;
      (bit ? right : left).add(leaf);
    }
    return sha256(octet(1), root(left, depth + 1), root(right, depth + 1));
  }

  private static ByteString octet(int value) {
    return ByteString.copyFrom(new byte[] {(byte) value});
  }

  private static ByteString sha256(ByteString... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      Arrays.stream(parts).map(ByteString::toByteArray).forEach(digest::update);
      return ByteString.copyFrom(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
