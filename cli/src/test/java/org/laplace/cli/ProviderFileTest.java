package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code provider start --config}, shown by what {@code --check} says of the offers. */
class ProviderFileTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("laplace.repository", ".."), "examples", "provider");

  @TempDir private Path home;
  private CommandLineFixture cli;

  @BeforeEach
  void start() throws Exception {
    cli = new CommandLineFixture(home);
  }

  @AfterEach
  void stop() {
    cli.close();
  }

  private CommandLineFixture.Ran check(String yaml, String... more) throws IOException {
    cli.write("provider.yaml", yaml);
    var arguments =
        new ArrayList<>(List.of("provider", "start", "--check", "--config", "provider.yaml"));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(new String[0]));
  }

  @Test
  void namesOfTheFileAreOptions() throws IOException {
    var ran = check("price: 7\nslots: 3\nbond: \"12.5\"\nturnaround: 40\nnode: [\"a:1\", b:2]\n");
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(
        ran.out().contains("0.000007 LAP per million work units, 3 slots with a bond of 12.5 LAP"),
        ran.out());
    assertTrue(ran.out().contains("within 40 blocks"), ran.out());
  }

  @Test
  void theCommandLineHasTheLastWord() throws IOException {
    var ran = check("slots: 3\n", "--slots", "5");
    assertTrue(ran.out().contains(" 5 slots"), ran.out() + ran.err());
  }

  @Test
  void anAdaptersOptionsAreAMapping() throws IOException {
    var ran = check("adapter: process\noption:\n  command: /does/not/exist\n");
    assertTrue(ran.err().contains("the program [/does/not/exist] does not start"), ran.err());
  }

  @Test
  void mistakesAreRefusedWithTheirLine() throws IOException {
    for (String[] each :
        new String[][] {
          {"price: 7\nslotz: 3\n", "provider.yaml:2:8: there is no option 'slotz'"},
          {"price: cheap\n", "provider.yaml:1:8: "},
          {"\nresume: true\n", "provider.yaml:2:9: there is no option 'resume'"},
          {"price: 1\nprice: 2\n", "provider.yaml:2:1: "},
          {"- price\n", "provider.yaml:1:1: the file has names with values"},
          {"adapter: [a]\n", "provider.yaml:1:10: "},
        }) {
      var ran = check(each[0]);
      assertEquals(2, ran.exitCode(), each[0]);
      assertTrue(ran.err().contains(each[1]), () -> each[1] + " is not in " + ran.err());
    }
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    var ran = cli.run("provider", "start", "--config", "none.yaml");
    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("the file none.yaml cannot be read"), ran.err());
  }

  @Test
  void theExampleIsOneAndTheServiceUsesIt() throws IOException {
    var ran = check(Files.readString(EXAMPLES.resolve("provider.yaml")));
    assertEquals(0, ran.exitCode(), ran.err());
    String unit = Files.readString(EXAMPLES.resolve("laplace-provider.service"));
    assertTrue(
        unit.lines()
            .anyMatch(
                line ->
                    line.matches(
                        "ExecStart=\\S+/laplace provider start --config \\S+/provider.yaml")),
        unit);
  }
}
