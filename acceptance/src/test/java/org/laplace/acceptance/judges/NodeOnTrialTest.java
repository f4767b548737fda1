package org.laplace.acceptance.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.acceptance.network.TestNetwork;
import org.laplace.acceptance.network.Tools;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;
import org.laplace.primitives.light.HeaderHash;
import org.laplace.proto.ics23.CommitmentProof;
import org.laplace.proto.types.SignedHeader;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.Receipt;
import org.laplace.proto.v1.StateProof;

/** Proofs and receipts of a running network, before judges who know nothing of Laplace. */
class NodeOnTrialTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ByteString NOBODY = ByteString.copyFromUtf8("account/nobody");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path directory;

  private static TestNetwork network;
  private static Hash job;

  @BeforeAll
  static void finishAJob() throws Exception {
    network = TestNetwork.start(directory.resolve("net"), 2, 1);
    network.awaitOffers();
    job = network.submitCircuit(1);
    assertEquals(JobStatus.JOB_STATUS_FINAL, network.awaitEnd(job).getStatus());
  }

  @AfterAll
  static void end() throws Exception {
    if (network != null) {
      network.close();
    }
  }

  @Test
  void theIcs23LibraryAcceptsTheProofsOfTheGateway() throws Exception {
    StateProof present = network.client().proof(StateKeys.job(job), 0);
    StateProof absent = network.client().proof(NOBODY, 0);
    assertTrue(present.getPresent());
    assertFalse(absent.getPresent());
    Hash presentRoot = rootOfHeader(present.getHeight() + 1);
    Hash absentRoot = rootOfHeader(absent.getHeight() + 1);
    assertEquals(presentRoot, new Hash(present.getAppHash()));
    judgeProofs(
        presentRoot,
        present.getKey(),
        present.getValue(),
        present.getCommitmentProof(),
        absentRoot,
        absent.getCommitmentProof());
  }

  @Test
  void theIcs23LibraryAcceptsTheProofsOfCometBftsQuery() throws Exception {
    JsonNode present = query(StateKeys.job(job));
    JsonNode absent = query(NOBODY);
    ByteString value = base64(present.path("value"));
    assertEquals(JobStatus.JOB_STATUS_FINAL, Job.parseFrom(value).getStatus());
    judgeProofs(
        rootOfHeader(present.path("height").asLong() + 1),
        StateKeys.job(job),
        value,
        proof(present, StateKeys.job(job)),
        rootOfHeader(absent.path("height").asLong() + 1),
        proof(absent, NOBODY));
  }

  @Test
  void cometBftsLightClientAcceptsTheHeaderOfAReceipt() throws Exception {
    Receipt receipt = network.client().awaitReceipt(job, Duration.ofMinutes(2));
    var evidence = receipt.getComet();
    SignedHeader signed = SignedHeader.parseFrom(evidence.getSignedHeader());
    SignedHeader first = network.cometBft(0).signedHeader(1);
    ByteString firstValidators = network.cometBft(0).validators(1).toByteString();
    Map<String, String> claim =
        Map.of(
            "chain_id", receipt.getChainId(),
            "signed_header", hex(evidence.getSignedHeader()),
            "validator_set", hex(evidence.getValidatorSet()),
            "header_hash", HeaderHash.of(signed.getHeader()).hex(),
            "app_hash", hex(receipt.getJob().getAppHash()),
            "trusted_signed_header", hex(first.toByteString()),
            "trusted_validator_set", hex(firstValidators));
    assertEquals("ok", judge("lightjudge", List.of(JSON.writeValueAsString(claim))).getFirst());

    Map<String, String> ofAnotherState = new TreeMap<>(claim);
    ofAnotherState.put("app_hash", Hash.of(receipt.getJob().getAppHash()).hex());
    assertNotEquals(
        "ok", judge("lightjudge", List.of(JSON.writeValueAsString(ofAnotherState))).getFirst());
  }

  /** Both proofs hold; neither does under the other's claim. */
  private static void judgeProofs(
      Hash presentRoot,
      ByteString key,
      ByteString value,
      ByteString presence,
      Hash absentRoot,
      ByteString absence)
      throws Exception {
    assertTrue(CommitmentProof.parseFrom(presence).hasExist());
    assertTrue(CommitmentProof.parseFrom(absence).hasNonexist());
    List<String> answers =
        judge(
            "ics23judge",
            List.of(
                claim(presentRoot, key, Optional.of(value), presence),
                claim(absentRoot, NOBODY, Optional.empty(), absence),
                claim(presentRoot, key, Optional.of(value.concat(NOBODY)), presence),
                claim(absentRoot, key, Optional.empty(), absence)));
    assertEquals(List.of("ok", "ok"), answers.subList(0, 2));
    assertTrue(answers.get(2).startsWith("err"), answers.get(2));
    assertTrue(answers.get(3).startsWith("err"), answers.get(3));
  }

  private static String claim(
      Hash root, ByteString key, Optional<ByteString> value, ByteString proof) throws Exception {
    var claim =
        JSON.createObjectNode()
            .put("spec", "smt")
            .put("root", root.hex())
            .put("key", hex(key))
            .put("proof", hex(proof));
    value.ifPresent(bytes -> claim.put("value", hex(bytes)));
    return JSON.writeValueAsString(claim);
  }

  /** What CometBFT's validators signed for. */
  private static Hash rootOfHeader(long height) throws Exception {
    network.awaitHeight(height);
    return new Hash(network.cometBft(0).signedHeader(height).getHeader().getAppHash());
  }

  private static JsonNode query(ByteString key) throws Exception {
    URI question =
        network.rpc(0).resolve("/abci_query?path=%22store%22&data=0x" + hex(key) + "&prove=true");
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer =
          http.send(HttpRequest.newBuilder(question).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      return JSON.readTree(answer).path("result").path("response");
    }
  }

  private static ByteString proof(JsonNode response, ByteString key) {
    JsonNode ops = response.path("proofOps").path("ops");
    assertEquals(1, ops.size(), response::toString);
    assertEquals("ics23:smt", ops.get(0).path("type").asText());
    assertEquals(key, base64(ops.get(0).path("key")));
    return base64(ops.get(0).path("data"));
  }

  /** Asks a judge; returns his lines. */
  private static List<String> judge(String name, List<String> claims) throws Exception {
    Process process =
        new ProcessBuilder(Tools.judge(name).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var writer = process.outputWriter()) {
      for (String claim : claims) {
        writer.write(claim + "\n");
      }
    }
    List<String> answers = new ArrayList<>();
    try (var reader = process.inputReader()) {
      reader.lines().forEach(answers::add);
    }
    process.waitFor();
    return answers;
  }

  private static ByteString base64(JsonNode json) {
    return ByteString.copyFrom(Base64.getDecoder().decode(json.asText()));
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
