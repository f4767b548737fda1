package org.laplace.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.laplace.cli.circuit.CircuitCommand;
import org.laplace.cli.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code laplace} command. */
@Command(
    name = "laplace",
    description = "A marketplace for quantum and particle computation.",
    // A command that takes a Shell in its constructor gets the one that Main was run in.
    subcommands = {
      RunCommand.class,
      KeyCommand.class,
      AccountCommand.class,
      TransferCommand.class,
      CircuitCommand.class,
      JobCommand.class,
      ReceiptCommand.class,
      NetworkCommand.class,
      ProviderCommand.class,
      QpuEmulatorCommand.class,
      NodeCommand.class,
      SoloCommand.class,
      LocalnetCommand.class,
      DemoCommand.class,
      BenchCommand.class,
    },
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:refused or failed; the message says why",
      "2:the command line is wrong",
      "69:no node answers",
      "70:a defect of this program",
      "130:interrupted"
    },
    footerHeading = "%n",
    footer = {
      "'./laplace build' builds this command, './laplace test' runs all tests; other arguments of"
          + " 'test' go to Maven.",
      "Errors are written as 'laplace: CODE: text', with --json as {\"error\": {\"code\", \"text\","
          + " \"places\"}} on standard output.",
      "Nodes are those of --node HOST:PORT, of LAPLACE_NODE (separated by commas), or of the local"
          + " network that './laplace localnet' started."
    })
public final class Main {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Say what the command does and what it takes.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Say which version this is, of which commit, on which Java.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean version;

  Main() {}

  /** The command that was typed. */
  public static void main(String[] arguments) {
    System.exit(run(Shell.ofProcess(), arguments));
  }

  /**
   * Runs a command.
   *
   * @return one of {@link ExitCode}
   */
  public static int run(Shell shell, String... arguments) {
    Failures failures = new Failures(shell);
    return new CommandLine(new Main(), new ShellFactory(shell))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(
            (failure, command, parsed) ->
                command.getCommand() instanceof LaplaceCommand laplace
                    ? failures.ofExecution(failure, laplace.isJson(), laplace.source())
                    : failures.ofExecution(failure, false, Optional.empty()))
        .setParameterExceptionHandler(failures::ofUsage)
        .execute(arguments);
  }
}
