package org.laplace.acceptance.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.laplace.acceptance.network.TestNetwork;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Job;

/** Jobs that run while processes die. */
final class Jobs {
  private static final int AT_ONCE = 2;

  private Jobs() {}

  /**
   * Keeps jobs running until the condition holds, and then runs some more.
   *
   * @return all of them, each at its end
   */
  static List<Job> runUntil(TestNetwork network, Callable<Boolean> condition) throws Exception {
    List<Job> ended = new ArrayList<>();
    boolean isLastRound;
    do {
      isLastRound = condition.call();
      List<Hash> running = new ArrayList<>();
      for (int job = 0; job < AT_ONCE; job++) {
        running.add(network.submitCircuit(ended.size() + job));
      }
      ended.addAll(awaitEnds(network, running));
    } while (!isLastRound);
    return ended;
  }

  static List<Job> awaitEnds(TestNetwork network, List<Hash> jobs) throws Exception {
    List<Job> ended = new ArrayList<>();
    for (Hash job : jobs) {
      ended.add(network.awaitEnd(job));
    }
    return ended;
  }
}
