package org.laplace.bench.particles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.laplace.bench.Bar;
import org.laplace.bench.Comparison;
import org.laplace.bench.Contestant;
import org.laplace.bench.Contestants;
import org.laplace.bench.Group;
import org.laplace.bench.NativePeer;
import org.laplace.bench.PeerMissingException;
import org.laplace.bench.Workshop;

/** What particles are measured with. */
public final class ParticleGroups {
  private static final int BODIES = 10_000;

  /** The melt of LAMMPS's bench/in.lj, after which 100 steps are timed. */
  private static final String MELT =
      """
      units: natural
      law: {lennard-jones: {epsilon: 1, sigma: 1, cutoff: 2.5, skin: 0.3, rebuild-steps: 20}}
      box: lattice
      seed: 87287
      bodies:
        - mass: 1
          lattice: {type: fcc, cells: [20, 20, 20], density: 0.8442}
          temperature: 1.44
      integrator: velocity-verlet
      dt: 0.005
      steps: 1000
      output: {state: false}
      """;

  private static final String GRAVITY =
      """
      units: natural
      law: gravity
      softening: 0.01
      seed: 1
      bodies: [{mass: 0.0001, ball: {count: %d, radius: 0.62}, temperature: 0}]
      integrator: velocity-verlet
      dt: 0.0001
      steps: 1000
      output: {state: false}
      """
          .formatted(BODIES);

  private ParticleGroups() {}

  /** Lennard-Jones beside LAMMPS. */
  public static Group melt() {
    return new Group(
        "Lennard-Jones melt, 32,000 atoms, 100 steps",
        "Debian's LAMMPS, better of plain and -sf opt",
        Bar.timesAsFast(1, 1),
        List.of(
            new Comparison("1 core", shop -> melt(shop, 1)),
            new Comparison("2 cores", shop -> melt(shop, 2))));
  }

  private static Contestants melt(Workshop shop, int cores)
      throws PeerMissingException, IOException, InterruptedException {
    String lammps = lammps(shop);
    return new Contestants(
        new StepsContestant(MELT, 100, false, cores),
        Contestant.betterOf(
            lammps(shop, lammps, cores, "plain"), lammps(shop, lammps, cores, "opt")));
  }

  private static Contestant lammps(Workshop shop, String lammps, int cores, String style) {
    String script = shop.repository().resolve("bench/peers/particles-lammps.sh").toString();
    return new NativePeer(
            List.of(script, lammps, Integer.toString(cores), style), Map.of(), shop.scratch())
        .reporting();
  }

  private static String lammps(Workshop shop)
      throws PeerMissingException, IOException, InterruptedException {
    Path tool = shop.repository().resolve("tools/lammps-oracle");
    Process process = new ProcessBuilder(tool.toString()).start();
    process.getOutputStream().close();
    String path =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new PeerMissingException("LAMMPS is missing: " + errors.strip());
    }
    return path;
  }

  /** Direct sums beside NumPy. */
  public static Group gravity() {
    return new Group(
        "Gravity, 10,000 bodies, one step",
        "NumPy, a body against all others at a time",
        Bar.timesAsFast(10, 10),
        List.of(
            new Comparison(
                "direct sum",
                shop ->
                    new Contestants(
                        new StepsContestant(GRAVITY, 5, true, Workshop.THREADS),
                        shop.python("particles.py").contestant("numpy " + BODIES + " 1")))));
  }

  /** Direct sums beside compiled code. */
  public static Group compiledGravity() {
    return new Group(
        "Gravity, 10,000 bodies, one step",
        "C with Newton's third law (gcc -O3 -march=native), 1 thread; numba, 2 threads",
        Bar.timesAsFast(1, 1),
        List.of(
            new Comparison(
                "direct sum, C, 1 thread",
                shop ->
                    new Contestants(
                        new StepsContestant(GRAVITY, 5, true, 1),
                        new NativePeer(
                                List.of(
                                    shop.compiled("particles.c", "-O3", "-march=native").toString(),
                                    Integer.toString(BODIES),
                                    "5"),
                                Map.of(),
                                shop.scratch())
                            .reporting())),
            new Comparison(
                "direct sum, numba, 2 threads",
                shop ->
                    new Contestants(
                        new StepsContestant(GRAVITY, 5, true, Workshop.THREADS),
                        shop.python("particles.py").contestant("numba " + BODIES + " 5")))));
  }
}
