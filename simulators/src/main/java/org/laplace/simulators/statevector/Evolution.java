package org.laplace.simulators.statevector;

import java.util.Optional;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.WorkMeter;

/** How the amplitudes get from the start to where the shots are drawn. */
interface Evolution {
  /** True when there is nothing left to do. */
  boolean isDone();

  /** Number of steps behind it. */
  long progress();

  /** The next step; the outcome if the run ends here for want of work or of finite values. */
  Optional<Outcome> step(WorkMeter work);
}
