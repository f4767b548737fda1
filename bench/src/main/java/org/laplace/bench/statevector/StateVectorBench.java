package org.laplace.bench.statevector;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laplace.bench.Bar;
import org.laplace.bench.BenchCircuits;
import org.laplace.bench.Comparison;
import org.laplace.bench.Contestants;
import org.laplace.bench.EngineContestant;
import org.laplace.bench.Group;
import org.laplace.bench.PeerMissingException;
import org.laplace.bench.Workshop;
import org.laplace.simulators.Program;
import org.laplace.simulators.Workers;
import org.laplace.simulators.statevector.StateVectorEngine;

/** Whole runs, warm: state allocation, gates and shots; reading and planning are not timed. */
public final class StateVectorBench {
  private static final int SHOTS = 1024;
  private static final int FEED_FORWARD_SHOTS = 1000;
  private static final long SEED = 7;

  private StateVectorBench() {}

  /** Circuits that measure at their end. */
  public static Group sampled() {
    return new Group(
        "State vector, 1024 shots",
        "Qiskit Aer, better of fusion on and off",
        Bar.timesAsFast(6, 2.5),
        List.of(
            line("QFT 20", BenchCircuits.qft(20), SHOTS),
            line("QFT 22", BenchCircuits.qft(22), SHOTS),
            line("QFT 24", BenchCircuits.qft(24), SHOTS),
            line("GHZ 24", BenchCircuits.ghz(24), SHOTS),
            line("Quantum volume 20x20", BenchCircuits.quantumVolume(20, 20, SEED), SHOTS),
            line("Quantum volume 24x10", BenchCircuits.quantumVolume(24, 10, SEED), SHOTS),
            line("QAOA 24, 5 layers", BenchCircuits.qaoa(24, 5, SEED), SHOTS)));
  }

  /** Circuits with measurement and feed-forward in their middle. */
  public static Group feedForward() {
    var lines = new ArrayList<Comparison>();
    FeedForwardCircuits.all()
        .forEach((name, text) -> lines.add(line(name, text, FEED_FORWARD_SHOTS)));
    return new Group(
        "Feed-forward, 1000 shots",
        "Qiskit Aer, better of fusion on and off",
        Bar.timesAsFast(2, 0),
        lines);
  }

  private static Comparison line(String name, String text, int shots) {
    return new Comparison(name, shop -> contestants(shop, name, text, shots));
  }

  private static Contestants contestants(Workshop shop, String name, String text, int shots)
      throws PeerMissingException, IOException, InterruptedException {
    String file = name.replaceAll("[^A-Za-z0-9]+", "-") + ".qasm";
    Files.writeString(shop.scratch().resolve(file), text);
    StateVectorEngine engine = StateVectorEngine.planned();
    return new Contestants(
        new EngineContestant(
            engine,
            Program.circuit(engine.id(), text, shots, SEED, Map.of()),
            Workers.of(Workshop.THREADS)),
        shop.python("statevector.py").contestant(file + " " + shots));
  }
}
