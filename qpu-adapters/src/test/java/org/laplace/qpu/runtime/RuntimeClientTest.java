package org.laplace.qpu.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.laplace.qpu.device.SyntheticDevice;
import org.laplace.qpu.emulator.EmulatorSettings;
import org.laplace.qpu.emulator.FaultKind;
import org.laplace.qpu.emulator.FaultRule;
import org.laplace.qpu.emulator.RuntimeEmulator;

/** The client against the emulator, on good days and on bad ones. */
class RuntimeClientTest {
  private static final String DEVICE = SyntheticDevice.NAME;

  private RuntimeEmulator emulator;
  private RuntimeClient client;

  @BeforeEach
  void start() throws Exception {
    emulator = RuntimeEmulator.start(EmulatorSettings.standard());
    client = Emulated.client(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  private static JobSubmission bell(int shots, String... tags) {
    return JobSubmission.sampler(DEVICE, Emulated.BELL, shots, List.of(tags));
  }

  private VendorJob end(String id) throws RuntimeCallException {
    return new JobWatch(client, Duration.ofMillis(5)).follow(id, job -> {}, () -> false);
  }

  private static RuntimeFailure failureOf(Executable call) {
    return assertThrows(RuntimeCallException.class, call).failure();
  }

  private static int codeOf(Executable call) {
    return assertInstanceOf(RuntimeFailure.Refused.class, failureOf(call)).code();
  }

  @Test
  void aBellPairComesBackInBothForms() throws Exception {
    for (JobSubmission submission : List.of(bell(1000), bell(1000).withQiskitForm())) {
      SubmittedJob job = client.submit(submission);
      assertEquals("calibration-1", job.calibrationId());
      assertEquals(VendorJob.Status.COMPLETED, end(job.id()).status());
      JsonNode results = client.results(job.id()).orElseThrow();
      Map<String, SamplerResults.Register> registers = SamplerResults.read(results, 0, 1000);
      assertEquals(List.of("c"), List.copyOf(registers.keySet()));
      int equal = 0;
      int ones = 0;
      for (int shot = 0; shot < 1000; shot++) {
        equal += registers.get("c").bit(shot, 0) == registers.get("c").bit(shot, 1) ? 1 : 0;
        ones += registers.get("c").bit(shot, 0) ? 1 : 0;
      }
      assertEquals(1000, equal);
      assertTrue(ones > 400 && ones < 600, ones + " ones");
    }
  }

  @Test
  void anExpectationValueComesBack() throws Exception {
    String program = "OPENQASM 3.0; include \"stdgates.inc\"; rx(pi/3) $0; x $1;";
    SubmittedJob job =
        client.submit(JobSubmission.estimator(DEVICE, program, "ZZ", 0.01, List.of()));
    assertEquals(VendorJob.Status.COMPLETED, end(job.id()).status());
    EstimatorResults.Estimate estimate =
        EstimatorResults.read(client.results(job.id()).orElseThrow(), 0);
    assertEquals(-0.5, estimate.value(), 0.06);
    assertTrue(estimate.standardError() > 0 && estimate.standardError() < 0.011);
  }

  @Test
  void everyEndpointAnswers() throws Exception {
    assertEquals(List.of(RuntimeClient.API_VERSION), client.versions());
    assertEquals(List.of(new Backend(DEVICE, "online", 7, 0)), client.backends());
    assertEquals(7, client.device(DEVICE).device().qubits());
    assertEquals("active", client.status(DEVICE).path("status").asText());
    assertTrue(client.defaults(DEVICE).isNull());
    assertEquals(0, client.usage().path("usage_consumed_seconds").asInt(-1));
    assertEquals(emulator.settings().crn(), client.instance().path("crn").asText());
    String batch = client.openSession("batch", DEVICE);
    SubmittedJob job = client.submit(bell(10, "one", "two").in(batch).within(100));
    end(job.id());
    assertEquals("inactive", client.session(batch).path("state").asText());
    client.drainSession(batch);
    assertEquals("closed", client.session(batch).path("state").asText());
    assertEquals(1217, codeOf(() -> client.submit(bell(10).in(batch))));
    client.closeSession(batch);
    JobQuery mine =
        new JobQuery(
            List.of("two", "one"),
            Optional.of(DEVICE),
            Optional.of(batch),
            Optional.of(false),
            Optional.empty(),
            10,
            0);
    assertEquals(List.of(job.id()), client.jobs(mine).stream().map(VendorJob::id).toList());
    client.setTags(job.id(), List.of("three"));
    assertEquals(List.of(), client.jobs(mine));
    assertEquals(1, client.jobs(JobQuery.ofTag("three")).size());
    JobMetrics metrics = client.metrics(job.id());
    assertTrue(metrics.isFinal() && metrics.qpuSeconds() >= 2, metrics.toString());
    assertEquals("", client.logs(job.id()));
    assertTrue(new String(client.record(job.id()), StandardCharsets.UTF_8).contains(job.id()));
    assertEquals(
        409,
        assertInstanceOf(RuntimeFailure.Refused.class, failureOf(() -> client.cancel(job.id())))
            .status());
    client.delete(job.id());
    assertEquals(ErrorCode.JOB_NOT_FOUND.code(), codeOf(() -> client.job(job.id())));
  }

  @Test
  void aJobThatWaitsCanBeCancelled() throws Exception {
    emulator.holdQueues(true);
    SubmittedJob job = client.submit(bell(10));
    assertEquals(VendorJob.Status.QUEUED, client.job(job.id()).status());
    assertEquals(Optional.empty(), client.results(job.id()));
    client.cancel(job.id());
    assertEquals(VendorJob.Status.CANCELLED, client.job(job.id()).status());
  }

  @Test
  void aNoisyDeviceErrsAsItIsCalibrated() throws Exception {
    try (var noisy = RuntimeEmulator.start(EmulatorSettings.standard().withNoise(true));
        var noisyClient = Emulated.client(noisy)) {
      // Calibrated: 0.8 % of reading 0 from |1> on qubit 0, 0.02 % for the gate.
      double before = zeros(noisyClient);
      assertTrue(before > 0.005 && before < 0.0115, before + " of the shots are wrong");
      noisy.inject(FaultRule.next(FaultKind.CALIBRATION_DRIFT, 1, "", ""));
      double after = zeros(noisyClient);
      assertTrue(after > 0.0095 && after < 0.0155, after + " of the shots are wrong");
    }
  }

  /** The share of wrong shots of a qubit that was turned to |1>. */
  private static double zeros(RuntimeClient at) throws RuntimeCallException {
    int shots = 40_000;
    String program = "OPENQASM 3.0; include \"stdgates.inc\"; bit[1] c; x $0; c[0] = measure $0;";
    String id =
        at.submit(JobSubmission.sampler(DEVICE, program, shots, List.of()).withQiskitForm()).id();
    new JobWatch(at, Duration.ofMillis(5)).follow(id, job -> {}, () -> false);
    SamplerResults.Register register =
        SamplerResults.read(at.results(id).orElseThrow(), 0, shots).get("c");
    int zeros = 0;
    for (int shot = 0; shot < shots; shot++) {
      zeros += register.bit(shot, 0) ? 0 : 1;
    }
    return zeros / (double) shots;
  }

  @Test
  void aPrivateJobShowsItsResultOnce() throws Exception {
    SubmittedJob job = client.submit(bell(10).asPrivate());
    assertFalse(end(job.id()).document().has("params"));
    assertTrue(client.results(job.id()).isPresent());
    assertEquals(Optional.empty(), client.results(job.id()));
  }

  @Test
  void whatTheServiceRefusesHasItsCode() throws Exception {
    assertEquals(
        ErrorCode.BACKEND_NOT_FOUND.code(),
        codeOf(() -> client.submit(JobSubmission.sampler("no", Emulated.BELL, 1, List.of()))));
    RuntimeSettings settings = Emulated.settings(emulator);
    var elsewhere = new Crn(emulator.settings().crn().replace("us-east", "eu-de"));
    try (var other =
        new RuntimeClient(
            RuntimeSettings.of(settings.apiKey(), elsewhere).at(settings.api(), settings.iam()))) {
      assertEquals(ErrorCode.CRN_NOT_IN_REGION.code(), codeOf(other::backends));
    }
    try (var stranger =
        new RuntimeClient(
            RuntimeSettings.of(new Secret("stranger-key"), settings.instance())
                .at(settings.api(), settings.iam()))) {
      RuntimeFailure refused = failureOf(stranger::backends);
      assertEquals("BXNIM0415E", assertInstanceOf(RuntimeFailure.KeyRefused.class, refused).code());
      assertFalse(refused.text().contains("stranger-key"), refused.text());
    }
    SubmittedJob job =
        client.submit(
            JobSubmission.sampler(
                DEVICE,
                "OPENQASM 3; include \"stdgates.inc\"; bit c; h $0; c = measure $0;",
                1,
                List.of()));
    assertEquals(ErrorCode.NOT_ISA.code(), end(job.id()).reasonCode());
    SubmittedJob undefined =
        client.submit(
            JobSubmission.sampler(
                DEVICE,
                "OPENQASM 3; include \"stdgates.inc\"; bit c; rzz(0.1) $0, $1; c = measure $0;",
                1,
                List.of()));
    assertEquals(ErrorCode.QASM_NOT_LOADED.code(), end(undefined.id()).reasonCode());
  }

  @Test
  void openPlansHaveNoDedicatedSessions() throws Exception {
    try (var open = RuntimeEmulator.start(EmulatorSettings.standard().withLimits(0, "open", 600));
        var openClient = Emulated.client(open)) {
      assertEquals(
          ErrorCode.NO_SESSIONS_ON_PLAN.code(),
          codeOf(() -> openClient.openSession("dedicated", DEVICE)));
      assertFalse(openClient.openSession("batch", DEVICE).isEmpty());
    }
  }

  @Test
  void regionsComeFromTheInstance() {
    String form = "crn:v1:bluemix:public:quantum-computing:%s:a/1:2::";
    assertEquals(
        URI.create("https://quantum.cloud.ibm.com/api/v1"),
        new Crn(form.formatted("us-east")).api());
    assertEquals(
        URI.create("https://eu-de.quantum.cloud.ibm.com/api/v1"),
        new Crn(form.formatted("eu-de")).api());
    assertThrows(IllegalArgumentException.class, () -> new Crn("crn:v1:no"));
    assertThrows(
        IllegalArgumentException.class, () -> new Crn(form.formatted("evil.example.com/")));
  }

  @Test
  void itTriesAgainWhereThatIsSafe() throws Exception {
    for (FaultKind kind :
        List.of(FaultKind.UNAVAILABLE, FaultKind.SERVER_ERROR, FaultKind.TOO_MANY_REQUESTS)) {
      emulator.inject(FaultRule.next(kind, 2, "POST", "/jobs"));
      emulator.inject(FaultRule.next(kind, 2, "GET", "/jobs"));
      SubmittedJob job = client.submit(bell(10, kind.text()));
      end(job.id());
      assertEquals(1, client.jobs(JobQuery.ofTag(kind.text())).size());
    }
    emulator.inject(FaultRule.next(FaultKind.UNAVAILABLE, 5, "GET", "/backends"));
    assertEquals(
        503,
        assertInstanceOf(RuntimeFailure.Unavailable.class, failureOf(client::backends)).status());
  }

  @Test
  void aTokenThatIsRevokedIsRenewedOnce() throws Exception {
    client.backends();
    emulator.revokeTokens();
    assertEquals(1, client.backends().size());
    emulator.inject(FaultRule.next(FaultKind.EXPIRED_TOKEN, 2, "GET", "/backends"));
    assertEquals(ErrorCode.BAD_CREDENTIALS.code(), codeOf(client::backends));
    assertEquals(1, client.backends().size());
    long tokens =
        emulator.requests().stream()
            .filter(request -> request.path().equals("/identity/token"))
            .count();
    // At the start, after the revocation, and once for the request that is refused twice.
    assertEquals(3, tokens);
  }

  @Test
  void aTokenIsRenewedBeforeItEnds() throws Exception {
    try (var brief =
            RuntimeEmulator.start(
                EmulatorSettings.standard()
                    .withTimes(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)));
        var briefClient = Emulated.client(brief)) {
      briefClient.backends();
      long end = System.nanoTime() + Duration.ofMillis(1200).toNanos();
      while (System.nanoTime() < end) {
        // Were a token used to its end, one of these would be refused and asked again.
        briefClient.backends();
      }
      assertTrue(
          brief.requests().stream().filter(r -> r.path().equals("/identity/token")).count() >= 2);
    }
  }

  @Test
  void aJobWhoseAnswerIsLostIsSubmittedOnce() throws Exception {
    var submitter = new Submitter(client);
    for (int round = 0; round < 3; round++) {
      String tag = "lost-" + round;
      emulator.inject(FaultRule.next(FaultKind.LOST_ANSWER, 1, "POST", "/jobs"));
      SubmittedJob job = submitter.submit(bell(10), tag, false);
      assertEquals(
          List.of(job.id()), client.jobs(JobQuery.ofTag(tag)).stream().map(VendorJob::id).toList());
      assertEquals(job.id(), submitter.submit(bell(10), tag, true).id(), "after a new start");
    }
    emulator.inject(FaultRule.next(FaultKind.LOST_ANSWER, 1, "POST", "/jobs"));
    assertInstanceOf(RuntimeFailure.AnswerLost.class, failureOf(() -> client.submit(bell(10))));
  }

  @Test
  void aPageOfHtmlIsNotTheServicesWord() {
    emulator.inject(FaultRule.next(FaultKind.FORBIDDEN_PAGE, 1, "GET", "/backends"));
    RuntimeFailure failure = failureOf(client::backends);
    assertEquals(403, assertInstanceOf(RuntimeFailure.NotTheService.class, failure).status());
  }

  @Test
  void resultsThatAreNotWhatWasOrderedAreRefused() throws Exception {
    emulator.inject(FaultRule.next(FaultKind.SHORT_RESULT, 1, "", ""));
    SubmittedJob few = client.submit(bell(100));
    end(few.id());
    JsonNode results = client.results(few.id()).orElseThrow();
    assertInstanceOf(
        RuntimeFailure.Malformed.class, failureOf(() -> SamplerResults.read(results, 0, 100)));
    emulator.inject(FaultRule.next(FaultKind.TRUNCATED_RESULT, 1, "", ""));
    SubmittedJob cut = client.submit(bell(100));
    end(cut.id());
    assertInstanceOf(RuntimeFailure.Malformed.class, failureOf(() -> client.results(cut.id())));
  }

  @Test
  void secretsAreNotShown() throws Exception {
    RuntimeSettings settings = Emulated.settings(emulator);
    String key = emulator.settings().apiKey();
    var shown = new ArrayList<String>();
    shown.add(settings.toString());
    shown.add(emulator.settings().toString());
    client.backends();
    String token =
        emulator.requests().stream()
            .map(request -> request.headers().getOrDefault("authorization", ""))
            .filter(header -> header.startsWith("Bearer "))
            .findFirst()
            .orElseThrow()
            .substring("Bearer ".length());
    URI nowhere = URI.create("http://127.0.0.1:1/api/v1");
    try (var lost = new RuntimeClient(settings.at(nowhere, settings.iam()))) {
      RuntimeFailure failure = failureOf(lost::backends);
      assertInstanceOf(RuntimeFailure.Unreachable.class, failure);
      shown.add(failure.text());
      shown.add(failure.toString());
    }
    emulator.inject(FaultRule.next(FaultKind.EXPIRED_TOKEN, 2, "GET", "/backends"));
    shown.add(failureOf(client::backends).toString());
    for (String text : shown) {
      assertFalse(text.contains(key) || text.contains(token), text);
    }
  }
}
