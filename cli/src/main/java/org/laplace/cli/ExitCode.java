package org.laplace.cli;

/** What the command's exit status says. */
public final class ExitCode {
  public static final int OK = 0;

  /** Refused by a node or here, or failed. */
  public static final int REFUSED = 1;

  /** The command line is not one. */
  public static final int USAGE = 2;

  /** No node answers: EX_UNAVAILABLE of sysexits. */
  public static final int UNREACHABLE = 69;

  /** A defect of this program: EX_SOFTWARE of sysexits. */
  public static final int DEFECT = 70;

  /** 128 and the number of SIGINT, as shells have it. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
