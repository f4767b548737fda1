package org.laplace.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.laplace.bench.Bar;
import org.laplace.bench.BenchCircuits;
import org.laplace.bench.Comparison;
import org.laplace.bench.Contestants;
import org.laplace.bench.Group;
import org.laplace.bench.NativePeer;
import org.laplace.bench.PeerMissingException;
import org.laplace.bench.Workshop;

/** {@code laplace run FILE} beside {@code python} with Aer on the same file. */
public final class WholeProcess {
  private static final String SHOTS = "1024";
  private static final long SEED = 20;

  private WholeProcess() {}

  /** The three smallest circuits of the state vector's table. */
  public static Group group() {
    return new Group(
        "Whole process",
        "python with Aer",
        Bar.timesAsFast(1, 1),
        List.of(
            comparison("QFT 20", "qft20", BenchCircuits.qft(20)),
            comparison("GHZ 24", "ghz24", BenchCircuits.ghz(24)),
            comparison("quantum volume 20x20", "qv20", BenchCircuits.quantumVolume(20, 20, SEED))));
  }

  private static Comparison comparison(String name, String file, String source) {
    return new Comparison(name, workshop -> contestants(workshop, file + ".qasm", source));
  }

  private static Contestants contestants(Workshop workshop, String name, String source)
      throws PeerMissingException, IOException, InterruptedException {
    Path file = workshop.scratch().resolve(name);
    Files.writeString(file, source);
    Path repository = workshop.repository();
    return new Contestants(
        new NativePeer(
                List.of(
                    repository.resolve("laplace").toString(),
                    "run",
                    file.toString(),
                    "--shots",
                    SHOTS),
                Map.of(),
                repository)
            .wholeProcess(),
        new NativePeer(
                List.of(
                    workshop.interpreter().toString(),
                    repository.resolve("bench/peers/aer_process.py").toString(),
                    file.toString(),
                    SHOTS),
                Map.of(),
                repository)
            .wholeProcess());
  }
}
