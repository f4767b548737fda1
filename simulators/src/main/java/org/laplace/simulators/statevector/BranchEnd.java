package org.laplace.simulators.statevector;

import java.util.BitSet;
import java.util.List;
import org.laplace.simulators.Outcome;

/** What became of a branch. */
sealed interface BranchEnd {
  /** Work units that it took. */
  long units();

  /** Both outcomes of a measurement came. */
  record Parted(long units, Branch zero, Branch one) implements BranchEnd {}

  /** The run ends here. */
  record Failed(long units, Outcome outcome) implements BranchEnd {}

  /**
   * Its shots are done.
   *
   * @param memory the classical memory of each
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Finished(long units, int[] shots, List<BitSet> memory) implements BranchEnd {}
}
