package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laplace.cli.view.DecodedResult;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignBytes;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.Transfer;

/** What the Python example computes is what nodes compute: both read the same vectors. */
class PythonVectorsTest {
  private JsonNode vectors;
  private PrivateKey key;

  @BeforeEach
  void read() throws IOException {
    Path file =
        Path.of(
            System.getProperty("laplace.repository", ".."), "examples", "python", "vectors.json");
    vectors = new ObjectMapper().readTree(Files.readAllBytes(file));
    key = PrivateKey.ofSeed(KeyType.ED25519, bytes("seed"));
  }

  private ByteString bytes(String name) {
    return ByteString.fromHex(vectors.path(name).asText());
  }

  @Test
  void keyAndAddress() {
    assertEquals(bytes("public_key"), key.publicKey().bytes());
    assertEquals(bytes("address"), key.publicKey().address().bytes());
  }

  @Test
  void signBytes() {
    assertEquals(
        bytes("sign_bytes"),
        SignBytes.of(
            vectors.path("chain_id").asText(),
            bytes("body_bytes"),
            KeyType.ED25519,
            Optional.of(key.publicKey())));
  }

  @Test
  void theTransactionIsInOrderAndSignedByTheKey() {
    SignedTransaction transaction = SignedTransaction.parse(bytes("tx")).orElseThrow();
    assertEquals(Optional.empty(), transaction.checkSignature(key.publicKey()));
    assertEquals(bytes("tx"), Transactions.sign(transaction.body(), key).bytes());
    assertEquals(vectors.path("chain_id").asText(), transaction.body().getChainId());
    assertEquals(vectors.path("sequence").asLong(), transaction.body().getSequence());
    ByteString recipient = ByteString.fromHex("000102030405060708090a0b0c0d0e0f10111213");
    assertEquals(
        Action.newBuilder()
            .setTransfer(Transfer.newBuilder().setRecipient(recipient).setAmount(12_500_000))
            .build(),
        transaction.body().getActions(0));
  }

  @Test
  void counts() {
    Map<String, Integer> expected = new TreeMap<>();
    vectors
        .path("counts")
        .properties()
        .forEach(each -> expected.put(each.getKey(), each.getValue().asInt()));
    DecodedResult result =
        DecodedResult.of(
            JobClass.JOB_CLASS_CIRCUIT, OutcomeKind.OUTCOME_KIND_COMPUTED, bytes("circuit_result"));
    assertEquals(new DecodedResult.Counts(8, new TreeMap<>(expected)), result);
  }
}
