package org.laplace.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for people. */
final class ReportText {
  private ReportText() {}

  /** A table in Markdown, as {@code docs/benchmarks.md} shows it. */
  static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>();
    Machine machine = report.machine();
    lines.add(
        machine.cpu()
            + ", "
            + machine.processors()
            + " processors, "
            + (machine.memoryBytes() >> 30)
            + " GiB; "
            + machine.system()
            + "; "
            + machine.java()
            + (machine.vectorApi() ? " with the Vector API" : " without the Vector API"));
    lines.add(
        "Medians of "
            + report.pairs()
            + " pairs, "
            + Workshop.THREADS
            + " threads. Peers: "
            + (report.peers().isEmpty() ? "none" : String.join(", ", report.peers()))
            + ".");
    lines.add("");
    lines.add("| What | Peer | Peer's | Ours | Ratio | Bar | Met |");
    lines.add("|---|---|---|---|---|---|---|");
    for (GroupReport each : report.groups()) {
      Group group = each.group();
      for (Line line : each.lines()) {
        lines.add(row(group, line));
      }
      each.geometricMean()
          .ifPresent(
              mean ->
                  lines.add(
                      "| **"
                          + group.name()
                          + "** (geometric mean) | "
                          + group.peer()
                          + " | | | "
                          + digits(mean)
                          + " | "
                          + group.bar().text()
                          + " | "
                          + yes(each.isMet())
                          + " |"));
    }
    return lines;
  }

  /** One line in passing. */
  static String line(Group group, Line line) {
    return switch (line) {
      case Line.Compared(String name, Measured m, boolean isMet) ->
          name
              + ": "
              + group.peer()
              + " "
              + digits(m.peer())
              + " "
              + group.unit()
              + ", ours "
              + digits(m.ours())
              + " "
              + group.unit()
              + ", "
              + digits(m.ratio())
              + " "
              + group.bar().ratio().words()
              + (isMet ? "" : ", BELOW THE BAR");
      case Line.Missing(String name, String why) -> name + ": not run, " + why;
    };
  }

  private static String row(Group group, Line line) {
    return switch (line) {
      case Line.Compared(String name, Measured m, boolean isMet) ->
          "| "
              + String.join(
                  " | ",
                  group.name() + ": " + name,
                  group.peer(),
                  digits(m.peer()) + " " + group.unit(),
                  digits(m.ours()) + " " + group.unit(),
                  digits(m.ratio())
                      + " ("
                      + digits(m.ratioMin())
                      + " to "
                      + digits(m.ratioMax())
                      + ")",
                  digits(group.bar().each()),
                  yes(isMet))
              + " |";
      case Line.Missing(String name, String why) ->
          "| "
              + group.name()
              + ": "
              + name
              + " | "
              + group.peer()
              + " | not run: "
              + why
              + " | | | | |";
    };
  }

  private static String yes(boolean isMet) {
    return isMet ? "yes" : "no";
  }

  /** Three significant digits. */
  private static String digits(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
