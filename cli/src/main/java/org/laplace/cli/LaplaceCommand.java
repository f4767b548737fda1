package org.laplace.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Option;

/** A command that people and programs may use. */
public abstract class LaplaceCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--json",
      description = "Put the result on standard output as JSON, and nothing else there.")
  private boolean json;

  protected LaplaceCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public final Integer call() throws RefusedException, IOException, InterruptedException {
    return run(new Output(shell, json));
  }

  /**
   * Does what the command is for.
   *
   * @return one of {@link ExitCode}
   */
  protected abstract int run(Output output)
      throws RefusedException, IOException, InterruptedException;

  /** The program, for commands that read one, in which a refusal may name places. */
  Optional<SourceFile> source() {
    return Optional.empty();
  }

  protected Shell shell() {
    return shell;
  }

  boolean isJson() {
    return json;
  }
}
