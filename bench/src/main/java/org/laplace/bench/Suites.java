package org.laplace.bench;

import java.util.List;
import org.laplace.bench.particles.ParticleGroups;
import org.laplace.bench.process.WholeProcess;
import org.laplace.bench.statevector.StateVectorBench;
import org.laplace.bench.transpiler.TranspilerBench;

/** Every suite and every group: the one place where they are named. */
public final class Suites {
  private Suites() {}

  /** All suites. */
  public static List<Suite> all() {
    return List.of(engines(), transpiler());
  }

  /** The engines beside other simulators. */
  private static Suite engines() {
    return new Suite(
        "engines",
        List.of(
            StateVectorBench.sampled(),
            WholeProcess.group(),
            StateVectorBench.feedForward(),
            ParticleGroups.melt(),
            ParticleGroups.gravity(),
            ParticleGroups.compiledGravity()));
  }

  /** The transpiler beside Qiskit's: times first, whose runs are counted afterwards. */
  private static Suite transpiler() {
    return new Suite(
        "transpiler", List.of(TranspilerBench.seconds(), TranspilerBench.twoQubitGates()));
  }
}
