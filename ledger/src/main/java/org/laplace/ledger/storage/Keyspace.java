package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import org.laplace.ledger.tree.NodeCodec;
import org.laplace.ledger.tree.NodeKey;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Hash;

/** What is stored where: the first byte of a stored key says what for. */
final class Keyspace {
  /** The last committed height, 8 bytes big-endian. */
  static final ByteString HEIGHT = ByteString.copyFromUtf8("mheight");

  /** Current values, under their keys. */
  private static final ByteString STATE = ByteString.copyFromUtf8("s");

  /** Nodes of the tree, by version and place. */
  private static final ByteString NODES = ByteString.copyFromUtf8("n");

  /** The root of each provable height. */
  private static final ByteString ROOTS = ByteString.copyFromUtf8("r");

  /** Addresses of nodes, under the height since which they are stale. */
  private static final ByteString STALE = ByteString.copyFromUtf8("x");

  /** Bulky bytes, under their SHA-256. */
  private static final ByteString BLOBS = ByteString.copyFromUtf8("b");

  /** What became of a transaction, under its hash. */
  private static final ByteString TRANSACTIONS = ByteString.copyFromUtf8("t");

  /** Hashes of transactions, under the height of their block. */
  private static final ByteString TRANSACTIONS_OF = ByteString.copyFromUtf8("h");

  private Keyspace() {}

  static ByteString state(ByteString key) {
    return STATE.concat(key);
  }

  static ByteString stateKeyOf(ByteString stored) {
    return stored.substring(STATE.size());
  }

  static ByteString node(NodeKey key) {
    return NODES.concat(NodeCodec.encode(key));
  }

  static ByteString root(long height) {
    return ROOTS.concat(BigEndian.int64(height));
  }

  static long heightOfRoot(ByteString stored) {
    return stored.substring(ROOTS.size()).asReadOnlyByteBuffer().getLong();
  }

  static ByteString stale(long since, NodeKey key) {
    return staleSince(since).concat(NodeCodec.encode(key));
  }

  /** The first key of what is stale since a height. */
  static ByteString staleSince(long height) {
    return STALE.concat(BigEndian.int64(height));
  }

  /** The node that an entry of the stale index names. */
  static ByteString nodeOfStale(ByteString stored) {
    return NODES.concat(stored.substring(STALE.size() + Long.BYTES));
  }

  static ByteString blob(Hash hash) {
    return BLOBS.concat(hash.bytes());
  }

  static ByteString transaction(Hash hash) {
    return TRANSACTIONS.concat(hash.bytes());
  }

  /** The first key of the transactions of a block. */
  static ByteString transactionsOf(long height) {
    return TRANSACTIONS_OF.concat(BigEndian.int64(height));
  }

  /** The transaction that an entry of the index by height names. */
  static Hash transactionOf(ByteString stored) {
    return new Hash(stored.substring(TRANSACTIONS_OF.size() + Long.BYTES));
  }

  /** The first key after all that begin with a prefix, of which one byte is not 0xff. */
  static ByteString after(ByteString prefix) {
    int last = prefix.size() - 1;
    while (prefix.byteAt(last) == (byte) 0xff) {
      last--;
    }
    var next = new byte[] {(byte) (prefix.byteAt(last) + 1)};
    return prefix.substring(0, last).concat(ByteString.copyFrom(next));
  }
}
