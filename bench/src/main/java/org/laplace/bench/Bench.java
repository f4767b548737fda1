package org.laplace.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs a suite. */
public final class Bench {
  private final Workshop workshop;
  private final PairedRun paired;
  private final int pairs;
  private final Consumer<String> progress;

  /**
   * Makes one.
   *
   * @param pairs counted runs of each side
   * @param progress hears a line for people after each comparison
   */
  public Bench(Workshop workshop, int pairs, Consumer<String> progress) {
    this.workshop = workshop;
    this.pairs = pairs;
    this.progress = progress;
    paired = new PairedRun(pairs);
  }

  /** Tries every line; those whose peer is missing are reported so. */
  public Report run(Suite suite) throws IOException, InterruptedException {
    List<GroupReport> groups = new ArrayList<>();
    for (Group group : suite.groups()) {
      List<Line> lines = new ArrayList<>();
      for (Comparison comparison : group.comparisons()) {
        Line line = line(group, comparison);
        progress.accept(group.name() + ", " + ReportText.line(group, line));
        lines.add(line);
      }
      groups.add(new GroupReport(group, lines));
    }
    return new Report(suite, Machine.here(), pairs, workshop.versions(), groups);
  }

  private Line line(Group group, Comparison comparison) throws IOException, InterruptedException {
    try {
      Contestants contestants = comparison.setup().prepare(workshop);
      Measured measured = paired.of(contestants, group.bar().ratio());
      boolean met = group.bar().ratio().meets(measured.ratio(), group.bar().each());
      return new Line.Compared(comparison.name(), measured, met);
    } catch (PeerMissingException e) {
      return new Line.Missing(comparison.name(), String.valueOf(e.getMessage()));
    }
  }
}
