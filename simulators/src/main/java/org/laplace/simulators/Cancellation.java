package org.laplace.simulators;

/** Asked between segments whether to go on. */
@FunctionalInterface
public interface Cancellation {
  /** Never cancels. */
  Cancellation NEVER = () -> false;

  /** True when the run is to end at once, without an outcome. */
  boolean isRequested();
}
