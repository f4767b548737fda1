package org.laplace.simulators.statevector;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Controller;
import org.laplace.circuits.QuantumOperation;

/**
 * Shots that have had the same outcomes so far, and therefore share one state.
 *
 * @param shots ascending
 * @param history what each measurement and reset so far has found
 * @param draws how many those are
 * @param place the state and the classical half, or null if they are to be computed again from
 *     where all shots part
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Branch(int[] shots, BitSet history, int draws, @Nullable Place place) {
  /**
   * Where a branch is in the program.
   *
   * @param operation number of quantum operations behind it
   * @param next what comes before the controller's next operation, if anything
   */
  record Place(
      StateVector state, Controller controller, long operation, @Nullable QuantumOperation next) {}
}
