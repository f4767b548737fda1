package org.laplace.circuits.transpile;

/** Every limit of the transpiler; what is counted stands before the last word. */
public final class TranspilerLimits {
  private TranspilerLimits() {}

  /** Qubits of a target: distances between all of them are kept. */
  public static final int targetQubitsMax = 4_096;

  /** Qubits of a built-in target where each is a neighbour of each. */
  public static final int fullTargetQubitsMax = 512;

  /** Physical qubits that are simulated to compare a result with its original. */
  public static final int checkedQubitsMax = 22;
}
