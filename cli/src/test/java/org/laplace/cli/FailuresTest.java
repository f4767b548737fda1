package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laplace.cli.CommandLineFixture.Ran;

/** What goes wrong, with which exit status, and what is said about it. */
class FailuresTest {
  private static final String ID = "ab".repeat(32);

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          job get xyz                                 | MALFORMED_REQUEST
          account lap1qqqq                            | MALFORMED_ADDRESS
          account nobody                              | UNKNOWN_KEY_NAME
          account --key ../alice                      | MALFORMED_KEY_NAME
          transfer alice 1e3                          | MALFORMED_AMOUNT
          transfer alice 501                          | INSUFFICIENT_BALANCE
          key new alice --unencrypted                 | KEY_NAME_TAKEN
          key new bob                                 | PASSPHRASE_MISSING
          job submit none.qasm                        | FILE_PROBLEM
          job submit .                                | FILE_PROBLEM
          job submit - --shots 0                      | OUT_OF_RANGE
          job submit - --seed -1                      | OUT_OF_RANGE
          job list --status lost                      | MALFORMED_REQUEST
          job list --page xy                          | MALFORMED_REQUEST
          network status --node nowhere               | MALFORMED_REQUEST
          receipt verify none.bin                     | FILE_PROBLEM
          """)
  void whatIsRefusedEndsWithOneAndItsCode(String line, String code) throws IOException {
    String[] arguments = line.split(" +");
    Ran people = cli.run(arguments);
    assertEquals(ExitCode.REFUSED, people.exitCode(), people.err());
    assertTrue(people.err().contains("laplace: " + code + ": "), people.err());
    assertEquals("", people.out());

    Ran programs = cli.run((line + " --json").split(" +"));
    assertEquals(ExitCode.REFUSED, programs.exitCode());
    assertEquals(code, error(programs).path("code").asText());
  }

  @Test
  void anUnknownJobIsTheNodesRefusalWordForWord() throws IOException {
    Ran ran = cli.run("job", "get", ID, "--json");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertEquals("UNKNOWN_JOB", error(ran).path("code").asText());
    assertEquals("there is no job " + ID + " at height 100", error(ran).path("text").asText());
    assertEquals("", ran.err());
  }

  @ParameterizedTest
  @CsvSource({
    "job",
    "jobs",
    "job get",
    "transfer alice",
    "key new x --type RSA",
    "job list --limit x"
  })
  void aWrongCommandLineEndsWithTwo(String line) throws IOException {
    Ran people = cli.run(line.split(" "));
    assertEquals(ExitCode.USAGE, people.exitCode());
    assertTrue(people.err().startsWith("laplace: USAGE: "), people.err());
    assertEquals("", people.out());

    Ran programs = cli.run((line + " --json").split(" "));
    assertEquals(ExitCode.USAGE, programs.exitCode());
    assertEquals("USAGE", error(programs).path("code").asText());
  }

  @Test
  void whereNoNodeListensTheCommandEndsWithSixtyNine() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Ran ran = cli.run("account", "alice", "--node", "127.0.0.1:" + port);
    assertEquals(ExitCode.UNREACHABLE, ran.exitCode());
    assertTrue(ran.err().contains("127.0.0.1:" + port), ran.err());
    assertTrue(ran.err().contains("./laplace localnet"), ran.err());
  }

  @Test
  void whereNoNodeIsKnownTheCommandSaysHowToGetOne() {
    cli.environment.remove("LAPLACE_NODE");
    Ran ran = cli.run("network", "status");
    assertEquals(ExitCode.UNREACHABLE, ran.exitCode());
    assertTrue(ran.err().contains("./laplace localnet"), ran.err());
  }

  @Test
  void aNodeThatIsDownIsReplacedByTheNext() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Ran ran =
        cli.run("account", "alice", "--node", "127.0.0.1:" + port, "--node", cli.node.endpoint());
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
  }

  @Test
  void aProgramThatIsTooLargeIsNotSent() {
    Ran ran = cli.runWith("x".repeat((256 << 10) + 1), "job", "quote", "-");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("PROGRAM_TOO_LARGE"), ran.err());
  }

  @Test
  void shotsAreNotForBodies() {
    Ran ran = cli.runWith("  {\"law\": \"gravity\"}", "job", "quote", "-", "--shots", "5");
    assertTrue(ran.err().contains("--observable are for circuits"), ran.err());
  }

  @Test
  void whereNobodyOffersAPriceLimitIsNeeded() throws IOException {
    String file = cli.write("lonely.qasm", "OPENQASM 3.0; // nobody offers\n");
    Ran without = cli.run("job", "submit", file);
    assertEquals(ExitCode.REFUSED, without.exitCode());
    assertTrue(without.err().contains("UNKNOWN_OFFER"), without.err());
    assertEquals(ExitCode.OK, cli.run("job", "submit", file, "--price-limit", "1").exitCode());
  }

  @Test
  void anEncryptedKeyOpensWithItsPassphraseFromAFileOrTheEnvironment() throws IOException {
    cli.environment.put("LAPLACE_PASSPHRASE", "correct horse");
    assertEquals(ExitCode.OK, cli.run("key", "new", "carol").exitCode());
    assertEquals(ExitCode.OK, cli.run("account", "drip", "--key", "carol").exitCode());
    assertFalse(Files.readString(home.resolve(".laplace/keys/carol.json")).contains("unencrypted"));

    String wrong = cli.write("wrong.txt", "battery staple\n");
    Ran ran = cli.run("transfer", "alice", "1", "--key", "carol", "--passphrase-file", wrong);
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("WRONG_PASSPHRASE"), ran.err());
  }

  private static JsonNode error(Ran ran) throws IOException {
    JsonNode error = new ObjectMapper().readTree(ran.out()).path("error");
    assertFalse(error.path("text").asText().isEmpty(), ran.out());
    assertTrue(error.path("places").isArray());
    return error;
  }
}
