package org.laplace.bench.wavepacket;

import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.laplace.bench.Bar;
import org.laplace.bench.Comparison;
import org.laplace.bench.Contestant;
import org.laplace.bench.Contestants;
import org.laplace.bench.Group;
import org.laplace.bench.Sample;
import org.laplace.bench.Workshop;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Workers;
import org.laplace.simulators.wavepacket.WavePacketEngine;

/**
 * Steps of the split-operator method, both sides in a run that has begun: ten steps are timed, not
 * the tables of phases before them. Grids of this size take a step a segment.
 */
public final class WavePacketBench {
  private static final int STEPS = 10;
  private static final long STEPS_OF_RUN = 10_000;

  private WavePacketBench() {}

  /** The lines of {@code docs/benchmarks.md}. */
  public static Group group() {
    return new Group(
        "Wave packet",
        "SciPy",
        Bar.timesAsFast(1, 1),
        List.of(comparison("1024^2, 10 steps", 2, 1024), comparison("128^3, 10 steps", 3, 128)));
  }

  private static Comparison comparison(String name, int axes, int points) {
    return new Comparison(
        name,
        workshop ->
            new Contestants(
                steps(axes, points),
                workshop.python("wavepacket.py").contestant(axes + " " + points + " " + STEPS)));
  }

  private static Contestant steps(int axes, int points) {
    var engine = new WavePacketEngine();
    Program program = Program.wavePacket(engine.id(), job(axes, points));
    if (!(engine.prepare(program) instanceof Preparation.Ready(var computation))) {
      throw new IllegalStateException("the job of the benchmark is refused");
    }
    Execution execution =
        computation.start(computation.cost().workUnits(), Workers.of(Workshop.THREADS));
    return round -> {
      long start = System.nanoTime();
      for (int step = 0; step < STEPS; step++) {
        execution.advance();
      }
      long end = System.nanoTime();
      return new Sample(
          (end - start) / 1e9, HexFormat.of().formatHex(execution.digest().toByteArray()));
    };
  }

  private static String job(int axes, int points) {
    var grid = new StringJoiner(", ");
    for (int axis = 0; axis < axes; axis++) {
      grid.add("{from: -8, to: 8, points: " + points + "}");
    }
    return """
        units: natural
        mass: 1
        grid: [%s]
        potential: (x^2 + y^2%s)/2
        packets: [{centre: 0, width: 1}]
        dt: 0.001
        steps: %d
        """
        .formatted(grid, axes == 3 ? " + z^2" : "", STEPS_OF_RUN);
  }
}
