package org.laplace.bench.stabilizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.laplace.bench.Bar;
import org.laplace.bench.Comparison;
import org.laplace.bench.Contestant;
import org.laplace.bench.Contestants;
import org.laplace.bench.Group;
import org.laplace.bench.PeerMissingException;
import org.laplace.bench.Workshop;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Workers;
import org.laplace.simulators.stabilizer.StimProgram;

/** The stabilizer engine's two ways to run a circuit beside Stim's. */
public final class StabilizerBench {
  private static final String PEER = "stabilizer.py";
  private static final String TABLEAU = "tableau.stim";
  private static final String SURFACE = "surface.stim";
  private static final int QUBITS = 1000;
  private static final int GATES = 1_000_000;

  /** As in the peer's script. */
  private static final int SHOTS = 20_480;

  private StabilizerBench() {}

  /** The tableau, one thread on both sides. */
  public static Group tableau() {
    return new Group(
        "Tableau",
        "Stim's tableau simulator",
        Bar.timesAsFast(1, 1),
        List.of(
            new Comparison(
                "1000 qubits, 10^6 gates, then all measured", StabilizerBench::tableau)));
  }

  /** The frame sampler. */
  public static Group frames() {
    return new Group(
        "Frame sampler",
        "Stim's measurement sampler on one thread",
        Bar.timesAsFast(1, 1),
        List.of(
            new Comparison(
                "rotated surface code d = 15, 15 rounds, p = 0.001, 20480 shots",
                StabilizerBench::frames)));
  }

  private static Contestants tableau(Workshop workshop)
      throws PeerMissingException, IOException, InterruptedException {
    String circuit = randomCircuit();
    Files.writeString(workshop.scratch().resolve(TABLEAU), circuit);
    StimProgram program = parsed(circuit);
    return new Contestants(
        Contestant.timed(
            () -> {
              program.referenceShot(Cancellation.NEVER);
              return "";
            }),
        workshop.python(PEER).contestant("tableau " + TABLEAU));
  }

  private static Contestants frames(Workshop workshop)
      throws PeerMissingException, IOException, InterruptedException {
    Contestant peer = workshop.python(PEER).contestant("surface " + SURFACE);
    // Its first run writes the circuit.
    peer.run(0);
    Path file = workshop.scratch().resolve(SURFACE);
    StimProgram program = parsed(Files.readString(file));
    Workers workers = Workers.of(Workshop.THREADS);
    return new Contestants(
        round -> {
          Contestant ours =
              Contestant.timed(
                  () -> {
                    program.run(SHOTS, round, workers, Cancellation.NEVER);
                    return "";
                  });
          return ours.run(round);
        },
        peer);
  }

  private static StimProgram parsed(String circuit) {
    return switch (StimProgram.parse(circuit)) {
      case StimProgram.Parsed(StimProgram program) -> program;
      case StimProgram.Rejected rejected ->
          throw new IllegalArgumentException(rejected.diagnostics().toString());
    };
  }

  /** A quarter H, a quarter S, half CX. */
  private static String randomCircuit() {
    var random = new Random(1);
    var text = new StringBuilder();
    for (int gate = 0; gate < GATES; gate++) {
      int first = random.nextInt(QUBITS);
      switch (random.nextInt(4)) {
        case 0 -> text.append("H ").append(first);
        case 1 -> text.append("S ").append(first);
        default -> {
          int second = (first + 1 + random.nextInt(QUBITS - 1)) % QUBITS;
          text.append("CX ").append(first).append(' ').append(second);
        }
      }
      text.append('\n');
    }
    text.append('M');
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      text.append(' ').append(qubit);
    }
    return text.append('\n').toString();
  }
}
