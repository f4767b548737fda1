package org.laplace.qpu.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.device.SyntheticDevice;
import org.laplace.qpu.emulator.EmulatorSettings;
import org.laplace.qpu.emulator.RuntimeEmulator;

/** Answers that are damaged, gigantic, or never come. */
class LyingVendorTest {
  private static final int MUTATIONS = Integer.getInteger("laplace.fuzz.answers", 20_000);
  private static final long SEED = Long.getLong("laplace.fuzz.seed", 1);
  private static final int SHOTS = 20;
  private static final String TYPICAL = "0123456789abcdefx\"{}[],:-.nul";

  @Test
  void damagedResultsAreTypedFailures() throws Exception {
    var documents = new ArrayList<byte[]>();
    try (var emulator = RuntimeEmulator.start(EmulatorSettings.standard());
        var client = Emulated.client(emulator)) {
      JobSubmission bell =
          JobSubmission.sampler(SyntheticDevice.NAME, Emulated.BELL, SHOTS, List.of());
      for (JobSubmission submission : List.of(bell, bell.withQiskitForm())) {
        String id = client.submit(submission).id();
        new JobWatch(client, Duration.ofMillis(5)).follow(id, job -> {}, () -> false);
        JsonNode results = client.results(id).orElseThrow();
        assertEquals(1, SamplerResults.read(results, 0, SHOTS).size());
        documents.add(results.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    var random = new Random(SEED);
    var json = new JsonMapper();
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = documents.get(i % documents.size()).clone();
      for (int k = 0; k <= random.nextInt(3); k++) {
        damaged[random.nextInt(damaged.length)] =
            random.nextBoolean()
                ? (byte) TYPICAL.charAt(random.nextInt(TYPICAL.length()))
                : (byte) random.nextInt();
      }
      try {
        SamplerResults.read(json.readTree(damaged), 0, SHOTS);
        read++;
      } catch (JsonProcessingException expected) {
        // The client says so before it looks at the result.
      } catch (RuntimeCallException refused) {
        assertInstanceOf(RuntimeFailure.Malformed.class, refused.failure());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + SEED + ", mutation " + i, e);
      }
    }
    assertTrue(read > 0 && read < MUTATIONS, read + " were read");
  }

  /** Says the same to everything but the question for a token. */
  private static Server vendor(HttpResponseSource answers) {
    Server server =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .service(
                "/identity/token",
                (context, request) ->
                    HttpResponse.of(
                        HttpStatus.OK,
                        MediaType.JSON,
                        "{\"access_token\":\"t\",\"expires_in\":3600,\"expiration\":1}"))
            .serviceUnder("/api", (context, request) -> answers.next())
            .gracefulShutdownTimeout(Duration.ZERO, Duration.ZERO)
            .build();
    server.start().join();
    return server;
  }

  private interface HttpResponseSource {
    HttpResponse next();
  }

  private static RuntimeFailure failure(HttpResponseSource answers) {
    Server server = vendor(answers);
    var settings =
        RuntimeSettings.of(
                new Secret("key"),
                new Crn("crn:v1:bluemix:public:quantum-computing:us-east:a/1:2::"))
            .at(
                URI.create("http://127.0.0.1:" + server.activeLocalPort() + "/api/v1"),
                URI.create("http://127.0.0.1:" + server.activeLocalPort()))
            .withTimes(Duration.ofSeconds(2), 0, Duration.ofMillis(1));
    try (var client = new RuntimeClient(settings)) {
      return assertThrows(RuntimeCallException.class, () -> client.job("a-job")).failure();
    } finally {
      var _ = server.closeAsync();
    }
  }

  private static RuntimeFailure failureOf(String json) {
    return failure(() -> HttpResponse.of(HttpStatus.OK, MediaType.JSON, json));
  }

  @Test
  void anAnswerThatNeverComesIsGivenUp() {
    assertInstanceOf(
        RuntimeFailure.AnswerLost.class,
        failure(() -> HttpResponse.of(new CompletableFuture<HttpResponse>())));
  }

  @Test
  void aGiganticAnswerIsNotRead() {
    var whole = HttpData.wrap(new byte[QpuLimits.RUNTIME_ANSWER_BYTES_MAX + 10]);
    RuntimeFailure failure = failure(() -> HttpResponse.of(HttpStatus.OK, MediaType.JSON, whole));
    assertTrue(failure.text().contains("bytes"), failure.text());
  }

  @Test
  void jobsThatAreNoneAreMalformed() {
    for (String json :
        List.of(
            "",
            "[]",
            "7",
            "{",
            "{\"id\":\"a-job\"}",
            "{\"id\":\"../../etc\",\"state\":{\"status\":\"Queued\"}}",
            "{\"id\":\"a-job\",\"state\":{\"status\":\"Sleeping\"}}",
            "[".repeat(200) + "]".repeat(200))) {
      assertInstanceOf(RuntimeFailure.Malformed.class, failureOf(json), json);
    }
  }
}
