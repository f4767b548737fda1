package org.laplace.qpu.daemon.plan;

import java.util.Comparator;
import java.util.List;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.daemon.journal.Run;
import org.laplace.qpu.spi.RunState;

/** Whether runs can end before their deadlines, in whole work units and blocks. */
final class Capacity {
  /** Earliest deadline first. */
  static final Comparator<Run> ORDER =
      Comparator.comparingLong(Run::deadlineHeight).thenComparing(Run::tag);

  private final Situation now;
  private final long ratePerBlock;

  Capacity(Situation now) {
    this.now = now;
    long wanted = now.policy().workUnitsPerBlock();
    this.ratePerBlock = wanted > 0 ? wanted : now.chain().params().getWorkUnitsPerBlock();
  }

  /**
   * @param ahead runs that the machine has, or gets first
   */
  boolean canEndInTime(Run run, List<Run> ahead) {
    long left = run.deadlineHeight() - now.height() - QpuLimits.DEADLINE_MARGIN_BLOCKS;
    if (left <= 0) {
      return false;
    }
    if (ratePerBlock <= 0) {
      return true;
    }
    long queued = run.workUnits();
    for (Run other : ahead) {
      queued = saturatedSum(queued, remaining(other));
    }
    long alone = Math.ceilDiv(run.workUnits(), ratePerBlock);
    long shared = Math.ceilDiv(queued, saturatedProduct(ratePerBlock, parallelRuns()));
    return Math.max(alone, shared) <= left;
  }

  private long remaining(Run run) {
    return now.machine().stateOf(run.tag()) instanceof RunState.Running(long done)
        ? Math.max(0, run.workUnits() - done)
        : run.workUnits();
  }

  private int parallelRuns() {
    return now.machine().parallelRuns();
  }

  private static long saturatedSum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static long saturatedProduct(long a, long b) {
    return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }
}
