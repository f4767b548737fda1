package org.laplace.cli.local;

import java.io.PrintStream;
import java.util.Locale;
import org.laplace.simulators.RunListener;

/**
 * How far a run is, on one line of a terminal that is written over. Shows nothing in the first
 * second, and leaves nothing behind.
 */
public final class ProgressBar implements RunListener, AutoCloseable {
  private static final long FIRST_NANOS = 1_000_000_000L;
  private static final long BETWEEN_NANOS = 200_000_000L;
  private static final int WIDTH = 40;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream terminal;
  private final long start = System.nanoTime();
  private long shown = start + FIRST_NANOS - BETWEEN_NANOS;
  private boolean visible;

  private ProgressBar(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** A bar on this terminal. */
  public static ProgressBar on(PrintStream terminal) {
    return new ProgressBar(terminal);
  }

  /** Whether the launcher found a terminal behind standard error. */
  public static boolean isTerminal() {
    return "true".equals(System.getProperty("laplace.terminal"));
  }

  @Override
  public void advanced(long workDone, long workTotal) {
    long now = System.nanoTime();
    if (now - shown < BETWEEN_NANOS) {
      return;
    }
    shown = now;
    visible = true;
    terminal.print(line(workDone, workTotal, (now - start) / 1e9));
    terminal.flush();
  }

  /** What the line says: the share of the work, and how long the rest takes at this speed. */
  static String line(long workDone, long workTotal, double seconds) {
    double share = workTotal <= 0 ? 1 : Math.min(1, (double) workDone / workTotal);
    int full = (int) (share * WIDTH);
    String rest =
        share == 0
            ? ""
            : String.format(Locale.ROOT, ", about %.0f s left", seconds * (1 - share) / share);
    return CLEAR_LINE
        + "█".repeat(full)
        + "░".repeat(WIDTH - full)
        + String.format(Locale.ROOT, " %3.0f %%%s", 100 * share, rest);
  }

  @Override
  public void close() {
    if (visible) {
      terminal.print(CLEAR_LINE);
      terminal.flush();
    }
  }
}
