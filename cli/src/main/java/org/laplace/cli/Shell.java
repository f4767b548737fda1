package org.laplace.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command was started in.
 *
 * @param home the user's directory, in which {@code .laplace} is
 * @param directory in which relative paths begin
 */
public record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path home,
    Path directory) {
  public Shell {
    environment = Map.copyOf(environment);
  }

  /** The one of this process. */
  public static Shell ofProcess() {
    return new Shell(
        System.in,
        System.out,
        System.err,
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        Path.of(""));
  }

  /** Where this user's keys, sequences and network are. */
  public Path laplaceDirectory() {
    return home.resolve(".laplace");
  }
}
