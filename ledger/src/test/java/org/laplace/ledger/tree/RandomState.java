package org.laplace.ledger.tree;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;

/** Keys, values and batches from a seed. */
final class RandomState {
  private final Random random;

  RandomState(long seed) {
    random = new Random(seed);
  }

  static ByteString key(int index) {
    return ByteString.copyFromUtf8("key/" + index);
  }

  ByteString value() {
    var bytes = new byte[1 + random.nextInt(40)];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  /** A state with the first so many keys. */
  SortedMap<ByteString, ByteString> ofSize(int leaves) {
    var state = TreeOnMap.<ByteString>emptyState();
    for (int index = 0; index < leaves; index++) {
      state.put(key(index), value());
    }
    return state;
  }

  /** Up to so many changes of keys below a bound, a third of them removals. */
  SortedMap<ByteString, Optional<ByteString>> batch(int changesMax, int keys) {
    var changes = TreeOnMap.<Optional<ByteString>>emptyState();
    int size = random.nextInt(changesMax + 1);
    for (int change = 0; change < size; change++) {
      changes.put(
          key(random.nextInt(keys)),
          random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value()));
    }
    return changes;
  }
}
