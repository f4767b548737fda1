package org.laplace.acceptance.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.laplace.node.cometbft.CometBftRpc;
import org.laplace.primitives.Hash;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;

/**
 * Writes down which app hash each node shows for which height while things happen to the nodes, and
 * afterwards compares all of them with what the nodes and CometBFT say then.
 */
public final class ChainHistory implements AutoCloseable {
  private static final long POLL_NANOS = 20_000_000;

  /** Heights whose state a node can still prove, with room for the blocks of the comparison. */
  private static final int HEIGHTS_MAX = 900;

  private final TestNetwork network;
  private final Map<Long, Hash> seen = new ConcurrentHashMap<>();
  private final List<String> contradictions = new CopyOnWriteArrayList<>();
  private final List<Thread> watchers;
  private volatile boolean closed;

  private ChainHistory(TestNetwork network) {
    this.network = network;
    this.watchers =
        network.nodeClients().stream()
            .map(node -> Thread.ofVirtual().unstarted(() -> watch(node)))
            .toList();
  }

  public static ChainHistory of(TestNetwork network) {
    ChainHistory history = new ChainHistory(network);
    history.watchers.forEach(Thread::start);
    return history;
  }

  private void watch(LaplaceClient node) {
    try {
      while (!closed) {
        var status = node.status();
        Hash appHash = new Hash(status.getAppHash());
        Hash before = seen.putIfAbsent(status.getHeight(), appHash);
        if (before != null && !before.equals(appHash)) {
          contradictions.add(status.getHeight() + ": " + before + " and " + appHash);
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (RefusedException e) {
      contradictions.add("a node stopped answering: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One app hash for each height: over all validators, before and after, and in the headers that
   * CometBFT's validators signed.
   */
  public void assertOneAppHashPerHeight() throws Exception {
    assertFalse(seen.isEmpty(), "no app hash was seen while the chain ran");
    assertEquals(List.of(), List.copyOf(contradictions));
    long last = network.height();
    network.awaitHeight(last);
    long first = Math.max(1, last - HEIGHTS_MAX);
    SortedMap<Long, Hash> hashes = new TreeMap<>();
    for (int node = 0; node < network.nodeClients().size(); node++) {
      for (long height = first; height <= last; height++) {
        Hash now = new Hash(network.nodeClients().get(node).appHash(height).getAppHash());
        Hash other = hashes.putIfAbsent(height, now);
        assertEquals(other == null ? now : other, now, "node" + node + " at height " + height);
        assertEquals(seen.getOrDefault(height, now), now, "earlier, at height " + height);
      }
    }
    CometBftRpc cometBft = network.cometBft(0);
    for (long height = first; height < last; height++) {
      assertEquals(
          hashes.get(height),
          new Hash(cometBft.signedHeader(height + 1).getHeader().getAppHash()),
          "in the header after height " + height);
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    for (Thread watcher : watchers) {
      watcher.interrupt();
      watcher.join();
    }
  }
}
