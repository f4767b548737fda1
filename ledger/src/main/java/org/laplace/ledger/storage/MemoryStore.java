package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory, gone with its process: for a network that nobody wants to keep.
 *
 * <p>A snapshot remembers the old value of whatever is overwritten while it is open.
 */
public final class MemoryStore implements KeyValueStore {
  private final NavigableMap<ByteString, ByteString> entries = sorted();
  private final Set<Held> snapshots = new HashSet<>();
  private boolean closed;

  private static <V> NavigableMap<ByteString, V> sorted() {
    return new TreeMap<>(ByteString.unsignedLexicographicalComparator());
  }

  @Override
  public synchronized Snapshot snapshot() {
    requireOpen(!closed);
    var snapshot = new Held();
    snapshots.add(snapshot);
    return snapshot;
  }

  @Override
  public synchronized void write(WriteBatch batch) {
    requireOpen(!closed);
    for (var write : batch.writes()) {
      var old = Optional.ofNullable(entries.get(write.key()));
      snapshots.forEach(snapshot -> snapshot.overwritten.putIfAbsent(write.key(), old));
      write
          .value()
          .ifPresentOrElse(
              value -> entries.put(write.key(), value), () -> entries.remove(write.key()));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    snapshots.clear();
  }

  private static void requireOpen(boolean open) {
    if (!open) {
      throw new IllegalStateException("the store or this snapshot of it is closed");
    }
  }

  private final class Held implements Snapshot {
    private final NavigableMap<ByteString, Optional<ByteString>> overwritten = sorted();

    @Override
    public Optional<ByteString> get(ByteString key) {
      synchronized (MemoryStore.this) {
        requireOpen(snapshots.contains(this));
        var old = overwritten.get(key);
        return old == null ? Optional.ofNullable(entries.get(key)) : old;
      }
    }

    @Override
    public List<StoredEntry> range(ByteString from, ByteString to, int limit) {
      synchronized (MemoryStore.this) {
        requireOpen(snapshots.contains(this));
        var page = new ArrayList<StoredEntry>();
        var key = earlier(entries.ceilingKey(from), overwritten.ceilingKey(from));
        while (key.filter(k -> isBefore(k, to)).isPresent() && page.size() < limit) {
          var here = key.get();
          get(here).ifPresent(value -> page.add(new StoredEntry(here, value)));
          key = earlier(entries.higherKey(here), overwritten.higherKey(here));
        }
        return page;
      }
    }

    @Override
    public void close() {
      synchronized (MemoryStore.this) {
        snapshots.remove(this);
      }
    }
  }

  private static Optional<ByteString> earlier(@Nullable ByteString one, @Nullable ByteString two) {
    return Stream.of(Optional.ofNullable(one), Optional.ofNullable(two))
        .flatMap(Optional::stream)
        .min(ByteString.unsignedLexicographicalComparator());
  }

  private static boolean isBefore(ByteString key, ByteString end) {
    return ByteString.unsignedLexicographicalComparator().compare(key, end) < 0;
  }
}
