package org.laplace.ledger.state;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;

/** State that can be read: of a committed block, or with the writes of the running one over it. */
public interface StateView {
  Optional<ByteString> read(ByteString key);

  /**
   * The first entries whose keys begin with a prefix, in the order of their keys.
   *
   * @param prefix what the keys begin with
   * @param from the first key that counts, itself with the prefix; or the prefix
   * @param limit how many entries at the most
   */
  List<StateEntry> scan(ByteString prefix, ByteString from, int limit);

  default List<StateEntry> scan(ByteString prefix, int limit) {
    return scan(prefix, prefix, limit);
  }

  default <T> Optional<T> get(StateKey<T> key) {
    return read(key.bytes()).map(key.codec()::decode);
  }

  /** A record that genesis or an invariant guarantees. */
  default <T> T require(StateKey<T> key) {
    return get(key)
        .orElseThrow(() -> new IllegalStateException("state lacks " + key.bytes().toStringUtf8()));
  }
}
