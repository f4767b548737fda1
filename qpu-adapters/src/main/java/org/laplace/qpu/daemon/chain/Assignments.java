package org.laplace.qpu.daemon.chain;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.Attempt;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.spi.RunTag;

/**
 * What a stream told and the daemon has not taken on yet. Bounded: the stream waits where it is
 * full.
 */
final class Assignments {
  private final SortedMap<RunTag, Assignment> heard = new TreeMap<>();
  private boolean isClosed;

  /**
   * Keeps an assignment, in place of an older word of the same run.
   *
   * @return whether it is news; what names no run is none
   */
  synchronized boolean add(Assignment assignment) throws InterruptedException {
    var job = assignment.getJob();
    if (!Hash.isHash(job.getId())
        || job.getAttemptsCount() == 0
        || lastOf(assignment).getNumber() < 1) {
      return false;
    }
    var run = new RunTag(new Hash(job.getId()), lastOf(assignment).getNumber());
    while (!isClosed
        && !heard.containsKey(run)
        && heard.size() >= QpuLimits.HEARD_ASSIGNMENTS_MAX) {
      wait();
    }
    return !assignment.equals(heard.put(run, assignment));
  }

  /**
   * Those that are of use.
   *
   * @param taken jobs that the daemon has taken on
   */
  synchronized List<Assignment> current(Set<Hash> taken, long height) {
    heard
        .entrySet()
        .removeIf(
            entry ->
                taken.contains(entry.getKey().job())
                    || lastOf(entry.getValue()).getDeadlineHeight() <= height);
    notifyAll();
    return List.copyOf(heard.values());
  }

  synchronized void close() {
    isClosed = true;
    notifyAll();
  }

  private static Attempt lastOf(Assignment assignment) {
    return assignment.getJob().getAttempts(assignment.getJob().getAttemptsCount() - 1);
  }
}
