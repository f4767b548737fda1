package org.laplace.qpu.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.laplace.qpu.device.SyntheticDevice;
import org.laplace.qpu.emulator.EmulatorSettings;
import org.laplace.qpu.emulator.RecordedRequest;
import org.laplace.qpu.emulator.RuntimeEmulator;
import org.laplace.qpu.python.Python;

/** What this client sends against what the official one sends for the same. */
class RecordedRequestsTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Which fields the official client sends that are none of the interface's. */
  private static final List<String> OWN_HEADERS =
      List.of("authorization", "service-crn", "ibm-api-version", "accept", "content-type", "host");

  @Test
  void bothClientsSendTheSameRequests() throws Exception {
    Map<String, List<RecordedRequest>> official = new TreeMap<>();
    Map<String, RecordedRequest> own = new TreeMap<>();
    try (var emulator = RuntimeEmulator.start(EmulatorSettings.standard())) {
      EmulatorSettings settings = emulator.settings();
      Python.Result result =
          Python.run(
              "official_client.py",
              List.of(
                  emulator.root().toString(),
                  settings.apiKey(),
                  settings.crn(),
                  "modes",
                  "jobs",
                  "cancel"));
      assertEquals(0, result.code(), result.errors());
      for (RecordedRequest request : emulator.requests()) {
        official.computeIfAbsent(route(request), route -> new ArrayList<>()).add(request);
      }
    }
    try (var emulator = RuntimeEmulator.start(EmulatorSettings.standard());
        var client = Emulated.client(emulator)) {
      useEverything(emulator, client);
      emulator.requests().forEach(request -> own.put(route(request), request));
    }
    var compared = new ArrayList<String>();
    for (Map.Entry<String, RecordedRequest> sent : own.entrySet()) {
      if (official.containsKey(sent.getKey())) {
        assertSameFormAsOne(official.get(sent.getKey()), sent.getValue());
        compared.add(sent.getKey());
      }
    }
    assertTrue(
        compared.containsAll(
            List.of(
                "POST /identity/token",
                "POST /api/v1/jobs",
                "GET /api/v1/jobs",
                "GET /api/v1/jobs/ID",
                "GET /api/v1/jobs/ID/results",
                "GET /api/v1/jobs/ID/metrics",
                "POST /api/v1/jobs/ID/cancel",
                "PUT /api/v1/jobs/ID/tags",
                "DELETE /api/v1/jobs/ID",
                "POST /api/v1/sessions",
                "GET /api/v1/sessions/ID",
                "PATCH /api/v1/sessions/ID",
                "GET /api/v1/backends",
                "GET /api/v1/backends/ID/configuration",
                "GET /api/v1/instances/usage")),
        compared.toString());
  }

  private static void useEverything(RuntimeEmulator emulator, RuntimeClient client)
      throws Exception {
    String device = SyntheticDevice.NAME;
    client.backends();
    client.device(device);
    client.status(device);
    client.usage();
    String session = client.openSession("dedicated", device);
    client.session(session);
    SubmittedJob job =
        client.submit(
            JobSubmission.sampler(device, Emulated.BELL, 10, List.of("mine"))
                .withQiskitForm()
                .in(session));
    new JobWatch(client, Duration.ofMillis(5)).follow(job.id(), seen -> {}, () -> false);
    client.results(job.id());
    client.metrics(job.id());
    client.setTags(job.id(), List.of("other"));
    client.jobs(JobQuery.ofTag("other"));
    client.drainSession(session);
    client.delete(job.id());
    emulator.holdQueues(true);
    SubmittedJob held = client.submit(JobSubmission.sampler(device, Emulated.BELL, 10, List.of()));
    client.cancel(held.id());
  }

  private static String route(RecordedRequest request) {
    String path =
        request
            .path()
            .replaceAll("\\?.*", "")
            .replaceAll("/(jobs|sessions|backends)/[^/]+", "/$1/ID");
    return request.method() + " " + path;
  }

  private static void assertSameFormAsOne(List<RecordedRequest> official, RecordedRequest own)
      throws Exception {
    AssertionError last = null;
    for (RecordedRequest theirs : official) {
      try {
        assertSameForm(theirs, own);
        return;
      } catch (AssertionError e) {
        last = e;
      }
    }
    throw new AssertionError("of " + official.size() + " requests none is like ours", last);
  }

  private static void assertSameForm(RecordedRequest official, RecordedRequest own)
      throws Exception {
    String route = route(own);
    for (String header : OWN_HEADERS) {
      String theirs = official.headers().getOrDefault(header, "");
      String ours = own.headers().getOrDefault(header, "");
      switch (header) {
        case "authorization" ->
            assertEquals(theirs.replaceAll(" .*", ""), ours.replaceAll(" .*", ""), route);
        case "service-crn", "ibm-api-version" -> assertEquals(theirs, ours, route + " " + header);
        case "content-type" -> {
          if (!own.body().isEmpty() && !official.body().isEmpty()) {
            assertEquals(theirs, ours.replaceAll(";.*", ""), route);
          }
        }
        default -> {
          // Accept is sent by both in their own words, the host is another port.
        }
      }
    }
    var theirQuery = names(official.path());
    var ourQuery = names(own.path());
    ourQuery.removeAll(theirQuery);
    assertTrue(ourQuery.isEmpty(), route + " has further parameters " + ourQuery);
    if (own.headers().getOrDefault("content-type", "").contains("json")
        && !official.body().isEmpty()) {
      JsonNode theirs = JSON.readTree(official.body());
      JsonNode ours = JSON.readTree(own.body());
      for (String field : fields(ours)) {
        if (!field.equals("tags") && !field.equals("session_id")) {
          assertTrue(theirs.has(field), route + " has the further field " + field);
          assertEquals(
              theirs.path(field).getNodeType(), ours.path(field).getNodeType(), route + field);
        }
      }
      assertEquals(fields(theirs.path("params")), fields(ours.path("params")), route);
    }
    if (route.equals("POST /identity/token")) {
      assertEquals(form(official.body()), form(own.body()));
    }
  }

  /** The official client also names a response type, which is the default. */
  private static Set<String> form(String body) {
    var form = new TreeSet<>(List.of(body.split("&", -1)));
    form.removeIf(field -> field.startsWith("response_type"));
    return form;
  }

  private static Set<String> names(String path) {
    var names = new TreeSet<String>();
    int query = path.indexOf('?');
    if (query >= 0) {
      for (String pair : path.substring(query + 1).split("&", -1)) {
        names.add(pair.replaceAll("=.*", ""));
      }
    }
    return names;
  }

  private static Set<String> fields(JsonNode object) {
    var fields = new TreeSet<String>();
    object.fieldNames().forEachRemaining(fields::add);
    return fields;
  }
}
