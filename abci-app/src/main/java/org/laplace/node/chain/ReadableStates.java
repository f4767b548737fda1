package org.laplace.node.chain;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.laplace.ledger.storage.CommittedState;

/**
 * States that are still open for reading: the last few, and older ones for as long as somebody
 * reads them. A slow reader meets no closed state; a state that nobody reads costs no space.
 */
final class ReadableStates implements AutoCloseable {
  private final int newestKept;
  private final NavigableMap<Long, CommittedState> open = new TreeMap<>();
  private final Map<Long, Integer> readers = new TreeMap<>();

  /**
   * @param newestKept states that stay open without a reader, at least 2: a block is added before
   *     it is published
   */
  ReadableStates(int newestKept) {
    this.newestKept = newestKept;
  }

  /** Takes the state after a block, and closes older ones that nobody reads. */
  synchronized void add(long height, CommittedState state) {
    open.put(height, state);
    Iterator<Map.Entry<Long, CommittedState>> oldest = open.entrySet().iterator();
    for (int old = open.size() - newestKept; old > 0; old--) {
      Map.Entry<Long, CommittedState> each = oldest.next();
      if (!readers.containsKey(each.getKey())) {
        each.getValue().close();
        oldest.remove();
      }
    }
  }

  /** The newest tip, its state kept open until it is released. */
  synchronized Optional<Tip> acquire(TipFeed feed) {
    Optional<Tip> tip = feed.now();
    tip.ifPresent(newest -> readers.merge(newest.height(), 1, Integer::sum));
    return tip;
  }

  synchronized void release(Tip tip) {
    readers.computeIfPresent(tip.height(), (height, count) -> count == 1 ? null : count - 1);
  }

  @Override
  public synchronized void close() {
    open.values().forEach(CommittedState::close);
    open.clear();
  }
}
