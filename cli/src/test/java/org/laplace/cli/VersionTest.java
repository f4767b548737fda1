package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionTest {
  @TempDir private Path home;

  @Test
  void theVersionNamesTheProgramAndItsJvm() throws Exception {
    try (var cli = new CommandLineFixture(home)) {
      CommandLineFixture.Ran ran = cli.run("--version");
      assertEquals(ExitCode.OK, ran.exitCode());
      assertTrue(ran.out().startsWith("laplace "), ran.out());
      assertTrue(ran.out().contains(System.getProperty("java.vm.version")), ran.out());
    }
  }
}
