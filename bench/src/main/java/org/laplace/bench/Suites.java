package org.laplace.bench;

import java.util.List;
import org.laplace.bench.emulator.EmulatedBell;
import org.laplace.bench.parse.Parsing;
import org.laplace.bench.particles.ParticleGroups;
import org.laplace.bench.process.WholeProcess;
import org.laplace.bench.stabilizer.StabilizerBench;
import org.laplace.bench.statevector.StateVectorBench;
import org.laplace.bench.transpiler.TranspilerBench;
import org.laplace.bench.wavepacket.WavePacketBench;

/** Every suite and every group: the one place where they are named. */
public final class Suites {
  private Suites() {}

  /** All suites. */
  public static List<Suite> all() {
    return List.of(engines(), transpiler(), emulator());
  }

  /** The emulator of Qiskit Runtime. */
  private static Suite emulator() {
    return new Suite("emulator", List.of(EmulatedBell.group()));
  }

  /** The engines beside other simulators. */
  private static Suite engines() {
    return new Suite(
        "engines",
        List.of(
            StateVectorBench.sampled(),
            WholeProcess.group(),
            StateVectorBench.feedForward(),
            StabilizerBench.tableau(),
            StabilizerBench.frames(),
            ParticleGroups.melt(),
            ParticleGroups.gravity(),
            ParticleGroups.compiledGravity(),
            WavePacketBench.group(),
            Parsing.group()));
  }

  /** The transpiler beside Qiskit's: times first, whose runs are counted afterwards. */
  private static Suite transpiler() {
    return new Suite(
        "transpiler", List.of(TranspilerBench.seconds(), TranspilerBench.twoQubitGates()));
  }
}
