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
import org.laplace.primitives.tx.ObjectId;
import org.laplace.wallet.KeyStore;

/** Every command, for people and for programs, against a gateway on a real socket. */
class GoldenOutputsTest {
  private static final String GHZ =
      "OPENQASM 3.0;\nqubit[2] q; bit[2] a; bit[1] b;\nh q[0]; a = measure q;\n";

  @TempDir private Path home;
  private CommandLineFixture cli;

  @BeforeEach
  void start() throws Exception {
    cli = new CommandLineFixture(home);
    cli.write("bell.qasm", GHZ);
    cli.write("bodies.json", "{\"law\": \"gravity\"}");
  }

  @AfterEach
  void stop() {
    cli.close();
  }

  @Test
  void keysAreListedAndShown() throws IOException {
    golden("key-list", "key", "list");
    golden("key-list-json", "key", "list", "--json");
    golden("key-show", "key", "show", "alice");
    golden("key-show-json", "key", "show", "alice", "--json");
  }

  @Test
  void anAccountShowsItsLane() throws IOException {
    golden("account", "account");
    golden("account-json", "account", "alice", "--json");
    golden("account-unknown", "account", Lives.address("nobody").toString());
  }

  @Test
  void aTransferSaysWhatItCost() throws IOException {
    String to = Lives.address("bob").toString();
    golden("transfer", "transfer", to, "12.5");
    golden("transfer-json", "transfer", to, "1 micro-LAP", "--json");
  }

  @Test
  void theFaucetFillsANewAccountOnce() throws Exception {
    KeyStore.in(home.resolve(".laplace/keys")).storeUnencrypted("bob", CommandLineFixture.key(2));
    golden("account-drip", "account", "drip", "--key", "bob");
    golden("account-drip-again-json", "account", "drip", "--key", "bob", "--json");
  }

  @Test
  void aQuoteNamesPriceAndChecking() throws IOException {
    golden("job-quote", "job", "quote", "bell.qasm", "--seed", "7");
    golden("job-quote-json", "job", "quote", "bell.qasm", "--seed", "7", "--json");
  }

  @Test
  void aCircuitIsFollowedToItsEndAndDrawn() throws IOException {
    golden("job-submit", "job", "submit", "bell.qasm", "--shots", "8", "--seed", "7");
    golden("job-get", "job", "get", jobId(0));
    golden("job-get-json", "job", "get", jobId(0), "--json");
    golden("job-watch", "job", "watch", jobId(0));
    golden("job-watch-json", "job", "watch", jobId(0), "--json", "--wait", "confirmed");
    golden("job-result", "job", "result", jobId(0));
    golden("job-result-json", "job", "result", jobId(0), "--json", "--out", "r.json");
    golden("job-list", "job", "list", "--mine", "--status", "final");
    golden("job-list-json", "job", "list", "--json");
  }

  @Test
  void aCircuitInJson() throws IOException {
    golden(
        "job-submit-json", "job", "submit", "bell.qasm", "--shots", "8", "--seed", "7", "--json");
  }

  @Test
  void bodiesAreATable() throws IOException {
    golden("job-submit-particles", "job", "submit", "bodies.json", "--price-limit", "0.5");
    golden("job-result-particles-json", "job", "result", jobId(0), "--json");
  }

  @Test
  void whoeverDoesNotWaitGetsTheId() throws IOException {
    golden("job-submit-no-wait", "job", "submit", "bell.qasm", "--seed", "7", "--wait", "none");
  }

  @Test
  void aJobThatNobodyTakesEndsWithItsMoneyBackAndAFailure() throws IOException {
    cli.write("slow.qasm", GHZ + "// never matched\n");
    golden("job-submit-expired", "job", "submit", "slow.qasm", "--seed", "7");
    golden("job-cancel", "job", "cancel", jobId(0));
    golden("job-cancel-json", "job", "cancel", jobId(0), "--json");
    golden("job-result-none", "job", "result", jobId(0));
  }

  @Test
  void wrongProgramsAreShownWithTheirPlaces() throws IOException {
    cli.write("wrong.qasm", "OPENQASM 3.0;\nqubit q;\nbloch q[0];\n");
    golden("job-quote-wrong", "job", "quote", "wrong.qasm");
    golden("job-quote-wrong-json", "job", "quote", "wrong.qasm", "--json");
  }

  @Test
  void theNetworkShowsNodesThatDoNotAnswerToo() throws IOException {
    golden("network-status", "network", "status");
    golden("network-status-json", "network", "status", "--json");
  }

  @Test
  void aProviderSeesWhyItHasNoWork() throws IOException {
    golden("provider-why", "provider", "why");
    golden("provider-why-json", "provider", "why", "--json");
  }

  @Test
  void aProviderSeesWhatItsJobsBroughtAndAnotherWhatItLost() throws IOException {
    cli.run("job", "submit", "bell.qasm", "--shots", "8", "--seed", "7");
    String honest = Lives.address("provider").toString();
    golden("provider-earnings", "provider", "earnings", honest, "--csv", "earned.csv");
    golden("provider-earnings-json", "provider", "earnings", honest, "--json");
    golden("provider-earnings-none", "provider", "earnings");
    assertEquals(
        List.of(
            "job,attempt,engine,work_units,price_micro_lap,end,height,earned_micro_lap,vendor_cost",
            jobId(0) + ",2,statevector/1,12345,40000,FINAL,130,40000,"),
        Files.readAllLines(home.resolve("earned.csv")));
  }

  @Test
  void theCommandsExplainThemselves() throws IOException {
    String help = cli.run("--help").out();
    for (String status : List.of("0 ", "1 ", "2 ", "69 ", "70 ", "130 ")) {
      assertTrue(help.contains("\n  " + status), help);
    }
    golden("help-job-submit", "job", "submit", "--help");
  }

  private static String jobId(long sequence) {
    return ObjectId.of(FakeNode.CHAIN, CommandLineFixture.key(1).publicKey().address(), sequence, 0)
        .hex();
  }

  private void golden(String name, String... arguments) throws IOException {
    List<String> shown = new ArrayList<>(List.of(arguments));
    Golden.check(name, shown, cli.run(arguments));
  }
}
