package org.laplace.simulators.shots;

import org.laplace.circuits.GateApplication;

/** Work units of what a shot does; functions of the circuit alone. */
public interface PriceList {
  /** Any step, however little it does. */
  long STEP = 64;

  /** A gate. */
  long of(GateApplication gate);

  /** A measurement or a reset within a shot. */
  long ofMeasurement();

  /** Setting a shot's state to the one that all shots start from. */
  long ofCopy();

  /** Start and end of a shot, and all its steps of classical control. */
  default long ofShot(long memoryBits, long controlSteps) {
    return Math.addExact(memoryBits + ofCopy(), Math.multiplyExact(STEP, controlSteps));
  }
}
