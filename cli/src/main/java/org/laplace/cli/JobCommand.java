package org.laplace.cli;

import picocli.CommandLine.Command;

/** Jobs, from the quote to the result. */
@Command(
    name = "job",
    description = "Have programs run: quote, submit, follow, get results.",
    subcommands = {
      JobQuoteCommand.class,
      JobSubmitCommand.class,
      JobGetCommand.class,
      JobWatchCommand.class,
      JobListCommand.class,
      JobResultCommand.class,
      JobCancelCommand.class
    })
final class JobCommand {
  private JobCommand() {}
}
