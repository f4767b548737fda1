package org.laplace.ledger.state;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes over a view that is not changed. An empty optional stands for a deleted key. */
public final class Overlay implements StateView {
  private final StateView below;
  private final TreeMap<ByteString, Optional<ByteString>> writes =
      new TreeMap<>(ByteString.unsignedLexicographicalComparator());

  public Overlay(StateView below) {
    this.below = below;
  }

  @Override
  public Optional<ByteString> read(ByteString key) {
    Optional<ByteString> written = writes.get(key);
    return written == null ? below.read(key) : written;
  }

  @Override
  public List<StateEntry> scan(ByteString prefix, ByteString from, int limit) {
    NavigableMap<ByteString, Optional<ByteString>> own = writes.tailMap(from, true);
    int hidden = 0;
    for (Map.Entry<ByteString, Optional<ByteString>> write : own.entrySet()) {
      if (!write.getKey().startsWith(prefix)) {
        break;
      }
      hidden++;
    }
    TreeMap<ByteString, ByteString> merged =
        new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    // Each own write hides at most one entry below, so this many always suffice.
    for (StateEntry entry : below.scan(prefix, from, Math.addExact(limit, hidden))) {
      merged.put(entry.key(), entry.value());
    }
    for (Map.Entry<ByteString, Optional<ByteString>> write : own.entrySet()) {
      if (!write.getKey().startsWith(prefix)) {
        break;
      }
      write
          .getValue()
          .ifPresentOrElse(
              value -> merged.put(write.getKey(), value), () -> merged.remove(write.getKey()));
    }
    List<StateEntry> entries = new ArrayList<>();
    for (Map.Entry<ByteString, ByteString> entry : merged.entrySet()) {
      if (entries.size() == limit) {
        break;
      }
      entries.add(new StateEntry(entry.getKey(), entry.getValue()));
    }
    return entries;
  }

  /** Writes a record; one whose encoding is empty is a defect, since no proof can speak of it. */
  public <T> void put(StateKey<T> key, T value) {
    ByteString encoded = key.codec().encode(value);
    if (encoded.isEmpty()) {
      throw new IllegalArgumentException("the record of " + key.bytes() + " encodes to nothing");
    }
    writes.put(key.bytes(), Optional.of(encoded));
  }

  public void delete(StateKey<?> key) {
    writes.put(key.bytes(), Optional.empty());
  }

  /** Takes over what another overlay on top of this one has written. */
  public void absorb(Overlay above) {
    writes.putAll(above.writes);
  }

  /** What was written, in the order of the keys. */
  public SortedMap<ByteString, Optional<ByteString>> writes() {
    return Collections.unmodifiableSortedMap(writes);
  }
}
