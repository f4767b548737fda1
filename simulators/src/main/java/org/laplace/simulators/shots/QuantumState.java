package org.laplace.simulators.shots;

import java.security.MessageDigest;
import org.laplace.circuits.GateApplication;

/**
 * The qubits of one shot.
 *
 * @param <S> the type itself
 */
public interface QuantumState<S extends QuantumState<S>> {
  /** Takes over another state of as many qubits. */
  void set(S other);

  /**
   * Applies a gate.
   *
   * @return false, and nothing changed, if the gate's matrix is not finite
   */
  boolean apply(GateApplication gate);

  /**
   * Measures a qubit and leaves the state that belongs to the outcome.
   *
   * @param draw uniform in [0, 1); decides a random outcome
   */
  boolean measure(int qubit, double draw);

  /** Turns a qubit whose value is known to be 1 to 0. */
  void lower(int qubit);

  /** Adds every bit of the state to a digest. */
  void addTo(MessageDigest digest);
}
