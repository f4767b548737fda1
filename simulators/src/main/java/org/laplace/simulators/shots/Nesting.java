package org.laplace.simulators.shots;

import java.util.List;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Operation;
import org.laplace.circuits.QuantumOperation;

/** How deep operations stand within each other, so that others may walk them recursively. */
public final class Nesting {
  private Nesting() {}

  /** Whether no operation stands deeper than so many others. */
  public static boolean isWithin(int depthMax, List<Operation> operations) {
    if (depthMax < 0) {
      return false;
    }
    for (Operation operation : operations) {
      boolean within =
          switch (operation) {
            case ControlOperation.If branch ->
                isWithin(depthMax - 1, branch.then()) && isWithin(depthMax - 1, branch.otherwise());
            case ControlOperation.While loop -> isWithin(depthMax - 1, loop.body());
            case ControlOperation.Block block -> isWithin(depthMax - 1, block.body());
            case ControlOperation leaf -> true;
            case QuantumOperation step -> true;
          };
      if (!within) {
        return false;
      }
    }
    return true;
  }
}
