package org.laplace.bench.golden;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Engine;
import org.laplace.simulators.EngineCatalog;
import org.laplace.simulators.GoldenVector;
import org.laplace.simulators.GoldenVectors;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.OutcomeKind;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.ResultRoot;
import org.laplace.simulators.Run;
import org.laplace.simulators.RunListener;
import org.laplace.simulators.Workers;

/**
 * Runs the golden vectors of every engine in this JVM, whatever it was started as: interpreter
 * only, one compiler tier, without the Vector API, on another processor. {@code
 * tools/other-machines} starts it in all these ways.
 */
public final class GoldenCheck {
  private final int threads;
  private final long workUnitsMax;
  private int right;
  private int left;
  private int wrong;

  private GoldenCheck(int threads, long workUnitsMax) {
    this.threads = threads;
    this.workUnitsMax = workUnitsMax;
  }

  /**
   * Prints a line for each engine; ends with 1 if a root differs.
   *
   * @param arguments threads, and the most work units of a vector that is to be run
   */
  public static void main(String[] arguments) {
    var check = new GoldenCheck(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
    boolean good = true;
    for (Engine engine : EngineCatalog.standard().engines()) {
      good &= check.run(engine);
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run(Engine engine) {
    right = 0;
    left = 0;
    wrong = 0;
    try (Workers workers = Workers.of(threads)) {
      for (GoldenVector vector : GoldenVectors.of(engine)) {
        run(engine, vector, workers);
      }
    }
    System.out.println(
        engine.id() + " " + right + " right, " + wrong + " wrong, " + left + " left out");
    return wrong == 0;
  }

  private void run(Engine engine, GoldenVector vector, Workers workers) {
    ByteString root;
    switch (engine.prepare(vector.program())) {
      case Preparation.Refused _ -> root = ResultRoot.of(OutcomeKind.MISDECLARED, ByteString.EMPTY);
      case Preparation.Ready(Computation computation) -> {
        long work = computation.cost().workUnits();
        if (work > workUnitsMax) {
          left++;
          return;
        }
        Outcome outcome = Run.of(computation, work, workers, RunListener.NONE, Cancellation.NEVER);
        root = ResultRoot.of(outcome.kind(), outcome.resultBytes());
      }
    }
    if (root.equals(vector.root())) {
      right++;
    } else {
      wrong++;
      System.out.println(
          engine.id()
              + " "
              + vector.name()
              + " has root "
              + HexFormat.of().formatHex(root.toByteArray()));
    }
  }
}
