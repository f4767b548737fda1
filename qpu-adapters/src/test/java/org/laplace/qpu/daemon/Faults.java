package org.laplace.qpu.daemon;

import java.util.Random;

/** Decides, from one seed, what goes wrong and when. */
final class Faults {
  private final Random random;
  private int crashPermille;
  private int troublePermille;

  Faults(Random random, int crashPermille, int troublePermille) {
    this.random = random;
    this.crashPermille = crashPermille;
    this.troublePermille = troublePermille;
  }

  static Faults none() {
    return new Faults(new Random(0), 0, 0);
  }

  /** The process ends here. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("simulated crash", null, false, false);
    }
  }

  /** Called at every instruction that reaches beyond memory. */
  void perhapsCrash() {
    if (random.nextInt(1000) < crashPermille) {
      throw new Crash();
    }
  }

  /** Whether a node, a network or a machine fails now. */
  boolean strikes() {
    return random.nextInt(1000) < troublePermille;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  void cease() {
    crashPermille = 0;
    troublePermille = 0;
  }
}
