package org.laplace.node.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc.HealthBlockingStub;
import io.grpc.reflection.v1.ServerReflectionGrpc.ServerReflectionStub;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.ledger.storage.StateStore;
import org.laplace.node.ServedChain;
import org.laplace.node.chain.Actions;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.Protocol;
import org.laplace.node.chain.SoloChain;
import org.laplace.node.chain.Specs;
import org.laplace.primitives.Code;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.GetStatusRequest;
import org.laplace.proto.v1.LedgerServiceGrpc.LedgerServiceBlockingStub;
import org.laplace.proto.v1.NodeStatus;

/** The gateway's port for people and programs that do not speak our gRPC. */
@Timeout(120)
class JsonAndHealthTest {
  private static final PrivateKey CLIENT = SoloChain.key("client");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private ServedChain served;

  @BeforeEach
  void serve() throws IOException {
    served = ServedChain.open(directory, "client");
  }

  @AfterEach
  void close() throws IOException {
    http.close();
    served.close();
  }

  @Test
  void theStatusIsReadAsJson() throws Exception {
    HttpResponse<String> response = post("LedgerService/GetStatus", "{}");
    assertEquals(OK, response.statusCode(), response.body());
    JsonNode status = JSON.readTree(response.body());
    assertEquals(SoloChain.CHAIN_ID, status.path("chainId").asText());
    assertEquals(served.chain().height(), status.path("height").asLong());
  }

  @Test
  void aTransactionIsSentAsJson() throws Exception {
    SignedTransaction tx =
        served
            .chain()
            .sign(CLIENT, Actions.transfer(SoloChain.key("x").publicKey().address(), 5_000));
    String base64 = Base64.getEncoder().encodeToString(tx.bytes().toByteArray());
    HttpResponse<String> response =
        post("TransactionService/Broadcast", "{\"tx\": \"" + base64 + "\"}");
    assertEquals(OK, response.statusCode(), response.body());
    served.chain().produceBlock();
    assertEquals(Code.OK, served.chain().chain().transaction(tx.hash()).orElseThrow().getCode());
  }

  @Test
  void aRefusalIsAnHttpErrorThatSaysWhy() throws Exception {
    String id = Base64.getEncoder().encodeToString(new byte[32]);
    HttpResponse<String> unknown = post("JobService/GetJob", "{\"jobId\": \"" + id + "\"}");
    assertEquals(404, unknown.statusCode(), unknown.body());
    assertTrue(unknown.body().contains("UNKNOWN_JOB: there is no job"), unknown.body());
    HttpResponse<String> invalid =
        post("JobService/Quote", "{\"spec\": {\"engine\": \"abacus/7\"}}");
    assertEquals(400, invalid.statusCode(), invalid.body());
    assertTrue(invalid.body().contains("UNKNOWN_ENGINE"), invalid.body());
  }

  @Test
  void aProgramIsQuotedAsJson() throws Exception {
    String program =
        Base64.getEncoder().encodeToString(ByteString.copyFromUtf8(Specs.GHZ).toByteArray());
    HttpResponse<String> quote =
        post(
            "JobService/Quote",
            "{\"spec\": {\"jobClass\": \"JOB_CLASS_CIRCUIT\", \"shots\": 10, \"program\": \""
                + program
                + "\"}}");
    assertEquals(OK, quote.statusCode(), quote.body());
    assertEquals("statevector/1", JSON.readTree(quote.body()).path("spec").path("engine").asText());
  }

  @Test
  void brokenJsonAndUnknownPathsAreClientErrors() throws Exception {
    for (String body : List.of("{", "[]", "{\"height\": \"tall\"}", "", "\u0000")) {
      int status = post("LedgerService/GetAppHash", body).statusCode();
      assertTrue(status >= 400 && status < 500, body + " gave " + status);
    }
    assertEquals(404, post("LedgerService/GetEverything", "{}").statusCode());
    assertEquals(404, post("NoService/GetStatus", "{}").statusCode());
  }

  @Test
  void healthIsToldOverHttpAndGrpc() throws Exception {
    assertEquals(OK, get("/health", served.port()));
    assertEquals(
        ServingStatus.SERVING,
        served
            .client(HealthBlockingStub.class)
            .check(HealthCheckRequest.getDefaultInstance())
            .getStatus());
  }

  /** Before genesis there is nothing to ask, and a balancer should look elsewhere. */
  @Test
  void aNodeWithoutAStateSaysThatItIsNotReady() throws Exception {
    try (Chain chain = new Chain(StateStore.inMemory(), new Protocol());
        Gateway gateway =
            Gateway.start(
                "127.0.0.1",
                0,
                chain,
                (receipt, height) -> false,
                NodeStatus::getDefaultInstance)) {
      assertEquals(503, get("/health", gateway.port()));
      var ledger =
          GrpcClients.newClient(
              "gproto+http://127.0.0.1:" + gateway.port() + "/", LedgerServiceBlockingStub.class);
      Refused.by(() -> ledger.getStatus(GetStatusRequest.getDefaultInstance()))
          .is(Status.Code.UNAVAILABLE, Code.NOT_READY, "try again");
    }
  }

  @Test
  void reflectionListsTheServices() throws Exception {
    CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> questions =
        served.client(ServerReflectionStub.class).serverReflectionInfo(new First(answer));
    questions.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    List<String> names =
        answer.get().getListServicesResponse().getServiceList().stream()
            .map(ServiceResponse::getName)
            .toList();
    questions.onCompleted();
    assertTrue(
        names.containsAll(
            List.of(
                "laplace.v1.TransactionService",
                "laplace.v1.JobService",
                "laplace.v1.ProviderService",
                "laplace.v1.LedgerService",
                "laplace.v1.ProofService")),
        names::toString);
  }

  private record First(CompletableFuture<ServerReflectionResponse> answer)
      implements StreamObserver<ServerReflectionResponse> {
    @Override
    public void onNext(ServerReflectionResponse value) {
      answer.complete(value);
    }

    @Override
    public void onError(Throwable t) {
      answer.completeExceptionally(t);
    }

    @Override
    public void onCompleted() {
      answer.completeExceptionally(new AssertionError("no answer"));
    }
  }

  private HttpResponse<String> post(String method, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + served.port() + "/laplace.v1." + method))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int get(String path, int port) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
