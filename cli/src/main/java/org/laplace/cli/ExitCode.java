package org.laplace.cli;

/** What the command's exit code says. */
public final class ExitCode {
  public static final int OK = 0;

  /** Refused, by the chain, a node or the command itself; or it failed. */
  public static final int REFUSED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
