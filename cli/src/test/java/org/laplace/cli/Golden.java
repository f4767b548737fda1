package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whole outputs of commands, kept in {@code src/test/golden} for people to review. To write them
 * anew: {@code mvn -pl cli -am -Dtest=GoldenOutputsTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dtest.jvm.args=-Dgolden.write=true test}, then look at the difference.
 */
final class Golden {
  private static final Path FOLDER =
      Path.of(System.getProperty("laplace.repository", ".."), "cli", "src", "test", "golden");

  private Golden() {}

  static void check(String name, List<String> arguments, CommandLineFixture.Ran ran)
      throws IOException {
    String actual =
        "$ laplace "
            + String.join(" ", arguments)
            + "\n-- standard output\n"
            + ran.out()
            + "-- standard error\n"
            + ran.err()
            + "-- exit status "
            + ran.exitCode()
            + "\n";
    Path file = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual, StandardCharsets.UTF_8);
    }
    assertEquals(Files.readString(file, StandardCharsets.UTF_8), actual, name);
  }
}
