package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Short ways to write bytes and blocks in tests. */
final class Bytes {
  private Bytes() {}

  static ByteString of(String text) {
    return ByteString.copyFromUtf8(text);
  }

  static SortedMap<ByteString, Optional<ByteString>> noChanges() {
    return new TreeMap<>(ByteString.unsignedLexicographicalComparator());
  }

  static SortedMap<ByteString, Optional<ByteString>> put(String key, String value) {
    var changes = noChanges();
    changes.put(of(key), Optional.of(of(value)));
    return changes;
  }

  /** The changes of the block at a height, the same ones each time: a few puts, some removals. */
  static SortedMap<ByteString, Optional<ByteString>> blockOf(long height) {
    var random = new Random(height);
    var changes = noChanges();
    for (int change = 0; change < 20; change++) {
      var value = of("value " + random.nextInt());
      changes.put(
          of("key/" + random.nextInt(100)),
          random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value));
    }
    return changes;
  }

  /** The bulky bytes of the block at a height. */
  static ByteString blobOf(long height) {
    return of("program of height " + height).concat(ByteString.copyFrom(new byte[5_000]));
  }
}
