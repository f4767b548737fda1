package org.laplace.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The laplace command. */
@Command(
    name = "laplace",
    subcommands = {NodeCommand.class, LocalnetCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
