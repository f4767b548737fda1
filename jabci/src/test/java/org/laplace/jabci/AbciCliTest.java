package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.jabci.example.KeyValueApplication;

/** CometBFT's own command-line client, against the example of the README. */
@NeedsGo
class AbciCliTest {
  private static final String COMMANDS =
      """
      echo hello
      info
      check_tx "a=1"
      check_tx 0x00
      prepare_proposal "a=1" "b=2"
      process_proposal "a=1"
      finalize_block "a=1" "b=2" 0x00
      query "a"
      commit
      query "a"
      """;

  private static final String ANSWERS =
      """
      -> code: OK
      -> data: hello
      -> data.hex: 0x68656C6C6F
      -> code: OK
      -> code: OK
      -> code: 1
      -> code: OK
      -> log: Succeeded. Tx: a=1
      -> code: OK
      -> log: Succeeded. Tx: b=2
      -> code: OK
      -> status: ACCEPT
      -> code: OK
      -> code: OK
      -> code: 1
      -> code: OK
      -> data.hex: 0x6130
      -> code: OK
      -> height: 0
      -> code: OK
      -> code: OK
      -> height: 0
      -> value: 1
      -> value.hex: 31
      """;

  private static CometBftBinaries binaries;

  @BeforeAll
  static void getBinaries() throws IOException, InterruptedException {
    binaries = CometBftBinaries.get();
  }

  private static Process start(ListenAddress address, String command) throws IOException {
    return new ProcessBuilder(binaries.abciCli(), "--address", address.toString(), command)
        .redirectErrorStream(true)
        .start();
  }

  /** Without the client's own log and empty lines. */
  private static boolean isAnswer(String line) {
    return line.startsWith("->");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix", "tcp"})
  void everyCommandOfABatchGetsItsAnswer(String transport) throws Exception {
    try (var directory = new ShortDirectory();
        var server =
            AbciServer.start(
                transport.equals("unix")
                    ? new ListenAddress.Unix(directory.path().resolve("a.sock"))
                    : new ListenAddress.Tcp("127.0.0.1", 0),
                new KeyValueApplication())) {
      var cli = start(server.address(), "batch");
      try (var stdin = cli.getOutputStream()) {
        stdin.write(COMMANDS.getBytes(StandardCharsets.UTF_8));
      }
      String printed = new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(cli.waitFor(30, TimeUnit.SECONDS));
      assertEquals(0, cli.exitValue(), printed);
      assertEquals(
          ANSWERS,
          printed
              .lines()
              .filter(AbciCliTest::isAnswer)
              .collect(Collectors.joining("\n", "", "\n")));
    }
  }

  @Test
  void theConsoleAnswersEachCommandBeforeTheNext() throws Exception {
    try (var directory = new ShortDirectory();
        var server =
            AbciServer.start(
                new ListenAddress.Unix(directory.path().resolve("a.sock")),
                new KeyValueApplication())) {
      var cli = start(server.address(), "console");
      try (var stdin = cli.outputWriter();
          var stdout = cli.inputReader()) {
        assertEquals(
            List.of("-> code: OK"), ask(stdin, stdout, "finalize_block \"k=v\"").subList(0, 1));
        assertEquals(List.of("-> code: OK"), ask(stdin, stdout, "commit"));
        assertTrue(ask(stdin, stdout, "query \"k\"").contains("-> value: v"));
      } finally {
        cli.destroyForcibly();
        assertTrue(cli.waitFor(30, TimeUnit.SECONDS));
      }
    }
  }

  /** Types a command at the prompt and reads up to the next prompt. */
  private static List<String> ask(Writer stdin, BufferedReader stdout, String command)
      throws IOException {
    stdin.write(command + "\n");
    stdin.flush();
    // The prompt has no line end: it shows that the answer is whole.
    var answers = new ArrayList<String>();
    var line = new StringBuilder();
    boolean answered = false;
    while (true) {
      int next = stdout.read();
      if (next < 0) {
        return answers;
      }
      if (next == '\n') {
        String text = line.toString().replaceFirst("^(> )+", "");
        line.setLength(0);
        if (isAnswer(text)) {
          answers.add(text);
          answered = true;
        }
      } else {
        line.append((char) next);
        if (answered && line.toString().equals("> ")) {
          return answers;
        }
      }
    }
  }
}
