package org.laplace.cli.circuit;

import picocli.CommandLine.Command;

/** Circuits, without running them. */
@Command(
    name = "circuit",
    description =
        "Look at a circuit without running it: draw it, sum it up, show its plan, fit it to a device.",
    subcommands = {
      CircuitDrawCommand.class,
      CircuitInfoCommand.class,
      CircuitPlanCommand.class,
      TranspileCommand.class,
    })
public final class CircuitCommand {
  private CircuitCommand() {}
}
