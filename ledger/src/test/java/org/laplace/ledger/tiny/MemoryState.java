package org.laplace.ledger.tiny;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateView;

/**
 * A whole state in a sorted map, written in the most obvious way: also the model that views obey.
 */
public record MemoryState(SortedMap<ByteString, ByteString> entries) implements StateView {
  public static final MemoryState EMPTY = new MemoryState(sorted());

  /** This state after some changes. */
  public MemoryState with(Map<ByteString, Optional<ByteString>> changes) {
    SortedMap<ByteString, ByteString> changed = sorted();
    changed.putAll(entries);
    changes.forEach(
        (key, value) ->
            value.ifPresentOrElse(now -> changed.put(key, now), () -> changed.remove(key)));
    return new MemoryState(changed);
  }

  @Override
  public Optional<ByteString> read(ByteString key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public List<StateEntry> scan(ByteString prefix, ByteString from, int limit) {
    return entries.tailMap(from).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .limit(limit)
        .map(entry -> new StateEntry(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static SortedMap<ByteString, ByteString> sorted() {
    return new TreeMap<>(ByteString.unsignedLexicographicalComparator());
  }
}
