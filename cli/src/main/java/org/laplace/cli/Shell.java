package org.laplace.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        Path.of(""));
  }

  /** Bars and dashes are not in the character set of every locale. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /** Where this user's keys, sequences and network are. */
  public Path laplaceDirectory() {
    return home.resolve(".laplace");
  }
}
