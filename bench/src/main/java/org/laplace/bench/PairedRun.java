package org.laplace.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures a comparison: warm-up runs of both sides, then pairs of one run each, ours and the
 * peer's in turn, so that a machine whose speed drifts slows both.
 */
final class PairedRun {
  private final int pairs;

  /** A measurement of so many pairs, at least 1. */
  PairedRun(int pairs) {
    if (pairs < 1) {
      throw new IllegalArgumentException(pairs + " pairs");
    }
    this.pairs = pairs;
  }

  /** Runs both sides. */
  Measured of(Contestants contestants, Ratio ratio) throws IOException, InterruptedException {
    warmUp(contestants.ours());
    warmUp(contestants.peer());
    List<Sample> ours = new ArrayList<>();
    List<Sample> peers = new ArrayList<>();
    for (int round = 0; round < pairs; round++) {
      ours.add(run(contestants.ours(), round));
      peers.add(run(contestants.peer(), round));
    }
    double[] ratios = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      ratios[i] = ratio.of(ours.get(i).value(), peers.get(i).value());
    }
    return new Measured(
        median(values(ours)),
        median(values(peers)),
        median(ratios),
        Arrays.stream(ratios).min().orElseThrow(),
        Arrays.stream(ratios).max().orElseThrow(),
        ours.getFirst().digest());
  }

  private static void warmUp(Contestant contestant) throws IOException, InterruptedException {
    if (!contestant.warmsUp()) {
      contestant.run(0);
      return;
    }
    long start = System.nanoTime();
    for (int done = 0; done < BenchLimits.warmUpRunsMax; done++) {
      boolean timeIsUp = System.nanoTime() - start > BenchLimits.warmUpTime.toNanos();
      if (done >= BenchLimits.warmUpRunsMin && timeIsUp) {
        return;
      }
      contestant.run(0);
    }
  }

  /** What was left over by the run before is not collected in the timed one. */
  private static Sample run(Contestant contestant, int round)
      throws IOException, InterruptedException {
    System.gc();
    return contestant.run(round);
  }

  private static double[] values(List<Sample> samples) {
    return samples.stream().mapToDouble(Sample::value).toArray();
  }

  /** The middle one, or the mean of the two in the middle. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
