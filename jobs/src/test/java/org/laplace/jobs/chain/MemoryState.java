package org.laplace.jobs.chain;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateView;

/** A committed state, in memory. It never changes; a block makes another one. */
public final class MemoryState implements StateView {
  public static final MemoryState EMPTY = new MemoryState(entries());

  private final NavigableMap<ByteString, ByteString> entries;

  private MemoryState(NavigableMap<ByteString, ByteString> entries) {
    this.entries = entries;
  }

  private static NavigableMap<ByteString, ByteString> entries() {
    return new TreeMap<>(ByteString.unsignedLexicographicalComparator());
  }

  public MemoryState with(Map<ByteString, Optional<ByteString>> changes) {
    NavigableMap<ByteString, ByteString> changed = entries();
    changed.putAll(entries);
    changes.forEach(
        (key, value) ->
            value.ifPresentOrElse(bytes -> changed.put(key, bytes), () -> changed.remove(key)));
    return new MemoryState(changed);
  }

  public Map<ByteString, ByteString> all() {
    return Collections.unmodifiableMap(entries);
  }

  /** Every entry below a prefix. */
  public List<StateEntry> scan(ByteString prefix) {
    return scan(prefix, Integer.MAX_VALUE);
  }

  @Override
  public Optional<ByteString> read(ByteString key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public List<StateEntry> scan(ByteString prefix, ByteString from, int limit) {
    return entries.tailMap(from, true).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .limit(limit)
        .map(entry -> new StateEntry(entry.getKey(), entry.getValue()))
        .toList();
  }
}
