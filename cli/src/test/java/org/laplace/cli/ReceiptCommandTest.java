package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.cli.CommandLineFixture.Ran;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.ObjectId;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OpenJob;

class ReceiptCommandTest {
  @TempDir private Path home;
  private CommandLineFixture cli;
  private final PrivateKey validator = CommandLineFixture.key(50);
  private Job job = Job.getDefaultInstance();
  private Hash id = Hash.fromHex("00".repeat(32));

  @BeforeEach
  void start() throws Exception {
    cli = new CommandLineFixture(home);
    id = ObjectId.of(FakeNode.CHAIN, cli.alice.publicKey().address(), 0, 0);
    OpenJob open =
        OpenJob.newBuilder()
            .setSpec(
                JobSpec.newBuilder()
                    .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
                    .setEngine("statevector/1"))
            .setPriceLimit(80_000)
            .setExpiryHeight(600)
            .build();
    job = Lives.goodEnd(cli.alice.publicKey().address(), open, id).getLast().getJob();
    cli.write("genesis.json", Receipts.genesis(validator));
    cli.node.give(id, Receipts.byConsensus(job, validator));
  }

  @AfterEach
  void stop() {
    cli.close();
  }

  private Ran get() {
    return cli.run("receipt", "get", id.hex(), "--out", "r.bin", "--json");
  }

  @Test
  void aReceiptIsSavedAndThenVerifiedWithoutANode() throws IOException {
    JsonNode saved = new ObjectMapper().readTree(get().out());
    assertEquals("consensus", saved.path("evidence").asText());
    cli.environment.clear();
    cli.node.close();

    Ran people = cli.run("receipt", "verify", "r.bin", "--genesis", "genesis.json");
    assertEquals(ExitCode.OK, people.exitCode(), people.err());
    assertTrue(people.out().contains("Proved:"), people.out());
    assertTrue(people.out().contains("Not proved:"), people.out());
    assertTrue(people.out().contains(id.hex()), people.out());

    String hash = Receipts.validatorsHash(validator).hex();
    Ran programs =
        cli.run("receipt", "verify", "r.bin", "--trusted-validators-hash", hash, "--json");
    JsonNode verified = new ObjectMapper().readTree(programs.out());
    assertTrue(verified.path("verified").asBoolean());
    assertEquals("FINAL", verified.path("job").path("status").asText());
    assertEquals(hash, verified.path("validators_hash").asText());
  }

  @Test
  void otherValidatorsAreNotTrusted() throws IOException {
    get();
    cli.write("other.json", Receipts.genesis(CommandLineFixture.key(51)));
    Ran ran = cli.run("receipt", "verify", "r.bin", "--genesis", "other.json");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("laplace: UNTRUSTED_VALIDATORS: "), ran.err());
  }

  @Test
  void anAlteredReceiptDoesNotHold() throws IOException {
    get();
    Path file = home.resolve("r.bin");
    byte[] bytes = Files.readAllBytes(file);
    // A digit of the job's record, somewhere in the middle of its price limit and heights.
    bytes[120] ^= 1;
    Files.write(file, bytes);
    Ran ran = cli.run("receipt", "verify", "r.bin", "--genesis", "genesis.json", "--json");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    String code = new ObjectMapper().readTree(ran.out()).path("error").path("code").asText();
    assertEquals("PROOF_DOES_NOT_HOLD", code);
  }

  @Test
  void aDevelopmentReceiptSaysThatItIsOne() throws IOException {
    cli.node.give(id, Receipts.byDevelopmentNode(job, validator));
    get();
    Ran ran = cli.run("receipt", "verify", "r.bin", "--genesis", "genesis.json");
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("DEVELOPMENT RECEIPT"), ran.out());
  }

  @Test
  void whomToTrustIsAskedFor() {
    get();
    Ran ran = cli.run("receipt", "verify", "r.bin");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("--genesis FILE"), ran.err());
  }

  @Test
  void aFileThatIsNoGenesisIsNamedAsSuch() throws IOException {
    get();
    cli.write("odd.json", "{\"chain_id\": \"x\", \"validators\": []}");
    Ran ran = cli.run("receipt", "verify", "r.bin", "--genesis", "odd.json");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("odd.json"), ran.err());
  }
}
