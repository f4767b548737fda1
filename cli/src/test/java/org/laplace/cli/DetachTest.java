package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.tx.ObjectId;

/** Ctrl-C, by a real signal to a real process. */
class DetachTest {
  @TempDir private Path home;

  @Test
  void anInterruptLeavesTheJobRunningAndSaysHowToFollowItAgain() throws Exception {
    try (CommandLineFixture cli = new CommandLineFixture(home)) {
      cli.node.holdStreams();
      String program = cli.write("bell.qasm", "OPENQASM 3.0;\n");
      Process process =
          new ProcessBuilder(
                  List.of(
                      // Where the tests themselves run in a background job, children ignore SIGINT.
                      "env",
                      "--default-signal=INT",
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Duser.home=" + home,
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      System.getProperty("java.class.path"),
                      "org.laplace.cli.Main",
                      "job",
                      "submit",
                      program,
                      "--node",
                      cli.node.endpoint()))
              .directory(home.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var err = process.errorReader(StandardCharsets.UTF_8)) {
        String line = err.readLine();
        while (line != null && !line.contains("OPEN")) {
          line = err.readLine();
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        String rest = String.join("\n", err.readAllLines());
        String id = ObjectId.of(FakeNode.CHAIN, cli.alice.publicKey().address(), 0, 0).hex();
        assertTrue(rest.contains("laplace job watch " + id), rest);
        assertEquals(ExitCode.INTERRUPTED, process.waitFor());
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
