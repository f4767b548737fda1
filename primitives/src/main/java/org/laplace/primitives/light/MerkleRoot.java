package org.laplace.primitives.light;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.primitives.Hash;

/** CometBFT's Merkle tree, RFC 6962 section 2.1 with SHA-256. */
final class MerkleRoot {
  private static final ByteString LEAF = ByteString.copyFrom(new byte[] {0});
  private static final ByteString INNER = ByteString.copyFrom(new byte[] {1});

  private MerkleRoot() {}

  static Hash of(List<ByteString> items) {
    return switch (items.size()) {
      case 0 -> Hash.of(ByteString.EMPTY);
      case 1 -> Hash.of(LEAF.concat(items.getFirst()));
      default -> {
        int left = Integer.highestOneBit(items.size() - 1);
        yield Hash.of(
            INNER
                .concat(of(items.subList(0, left)).bytes())
                .concat(of(items.subList(left, items.size())).bytes()));
      }
    };
  }
}
