package org.laplace.qpu.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.laplace.qpu.device.DeviceDocuments;

/**
 * Qiskit Runtime by REST. For any number of threads.
 *
 * <pre>{@code
 * try (var client = new RuntimeClient(RuntimeSettings.of(key, instance))) {
 *   SubmittedJob job = client.submit(JobSubmission.sampler("ibm_torino", program, 4096, tags));
 *   ...
 * }
 * }</pre>
 *
 * <p>All methods throw a {@link RuntimeCallException} where the service, or the way to it, fails.
 */
public final class RuntimeClient implements AutoCloseable {
  /** The version of the interface that this client speaks. */
  public static final String API_VERSION = "2026-04-15";

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int UNAUTHORIZED = 401;
  private static final int NO_CONTENT = 204;

  private final RuntimeSettings settings;
  private final HttpExchange exchange;
  private final IamTokens tokens;
  private final SubmissionPace pace;

  /** A client; connects when the first request is made. */
  public RuntimeClient(RuntimeSettings settings) {
    this.settings = settings;
    this.exchange = new HttpExchange(settings);
    this.tokens = new IamTokens(settings, exchange);
    this.pace = new SubmissionPace(settings.submissionsPerMinute());
  }

  /** Versions of the interface that the service has now, by their dates. */
  public List<String> versions() throws RuntimeCallException {
    var versions = new ArrayList<String>();
    Request request =
        new Request.Builder()
            .url(address("versions").build())
            .header("Accept", "application/json")
            .get()
            .build();
    checked(exchange.send(request, true))
        .json()
        .path("versions")
        .forEach(version -> versions.add(version.path("version").asText("")));
    return versions;
  }

  /**
   * Submits a job, after waiting for its turn within the client's own pace.
   *
   * <p>If this fails with {@link RuntimeFailure.AnswerLost} the job may have been taken: use {@link
   * Submitter}.
   */
  public SubmittedJob submit(JobSubmission job) throws RuntimeCallException {
    pace.await();
    JsonNode answer = json("POST", address("jobs").build(), job.body(), false);
    String id = answer.path("id").asText("");
    if (!id.matches("[A-Za-z0-9_-]{1,100}")) {
      throw new RuntimeCallException(
          new RuntimeFailure.Malformed("a submission's answer without an id"));
    }
    return new SubmittedJob(
        id, answer.path("backend").asText(job.backend()), answer.path("calibration_id").asText(""));
  }

  /** Jobs of the instance. */
  public List<VendorJob> jobs(JobQuery query) throws RuntimeCallException {
    HttpUrl.Builder url =
        address("jobs")
            .addQueryParameter("exclude_params", "true")
            .addQueryParameter("limit", String.valueOf(query.limit()));
    if (query.offset() > 0) {
      url.addQueryParameter("offset", String.valueOf(query.offset()));
    }
    query.tags().forEach(tag -> url.addQueryParameter("tags", tag));
    query.backend().ifPresent(name -> url.addQueryParameter("backend", name));
    query.sessionId().ifPresent(id -> url.addQueryParameter("session_id", id));
    query.pending().ifPresent(is -> url.addQueryParameter("pending", is.toString()));
    query.createdAfter().ifPresent(at -> url.addQueryParameter("created_after", at.toString()));
    JsonNode listed = json("GET", url.build(), null, true).path("jobs");
    if (!listed.isArray()) {
      throw new RuntimeCallException(new RuntimeFailure.Malformed("a list of jobs without jobs"));
    }
    var jobs = new ArrayList<VendorJob>();
    for (JsonNode job : listed) {
      jobs.add(VendorJob.read(job));
    }
    return jobs;
  }

  /** One job, without its parameters. */
  public VendorJob job(String id) throws RuntimeCallException {
    HttpUrl url = address("jobs", id).addQueryParameter("exclude_params", "true").build();
    return VendorJob.read(json("GET", url, null, true));
  }

  /** The document of a job byte by byte as the service sent it, without its parameters. */
  public byte[] record(String id) throws RuntimeCallException {
    HttpUrl url = address("jobs", id).addQueryParameter("exclude_params", "true").build();
    return call("GET", url, null).body();
  }

  /** The result of a job that is completed; empty if there is none yet. */
  public Optional<JsonNode> results(String id) throws RuntimeCallException {
    HttpExchange.Response response = call("GET", address("jobs", id, "results").build(), null);
    return response.status() == NO_CONTENT ? Optional.empty() : Optional.of(response.json());
  }

  /** What a job wrote while it ran. */
  public String logs(String id) throws RuntimeCallException {
    return call("GET", address("jobs", id, "logs").build(), null).text();
  }

  /** Times and usage of a job. */
  public JobMetrics metrics(String id) throws RuntimeCallException {
    return JobMetrics.read(json("GET", address("jobs", id, "metrics").build(), null, true));
  }

  /** Cancels a job; one that has ended is refused with status 409. */
  public void cancel(String id) throws RuntimeCallException {
    call("POST", address("jobs", id, "cancel").build(), JsonNodeFactory.instance.objectNode());
  }

  /** Deletes a job that has ended. */
  public void delete(String id) throws RuntimeCallException {
    call("DELETE", address("jobs", id).build(), null);
  }

  /** Replaces a job's tags. */
  public void setTags(String id, List<String> tags) throws RuntimeCallException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    tags.forEach(body.putArray("tags")::add);
    call("PUT", address("jobs", id, "tags").build(), body);
  }

  /**
   * Opens a session ({@code dedicated}) or a batch.
   *
   * @return its id
   */
  public String openSession(String mode, String backend) throws RuntimeCallException {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("mode", mode)
            .put("backend", backend)
            .put("instance", settings.instance().text());
    String id = json("POST", address("sessions").build(), body, false).path("id").asText("");
    if (id.isEmpty()) {
      throw new RuntimeCallException(new RuntimeFailure.Malformed("a session without an id"));
    }
    return id;
  }

  /** A session's document. */
  public JsonNode session(String id) throws RuntimeCallException {
    return json("GET", address("sessions", id).build(), null, true);
  }

  /** Lets a session take no more jobs; those that it has run to their ends. */
  public void drainSession(String id) throws RuntimeCallException {
    call(
        "PATCH",
        address("sessions", id).build(),
        JsonNodeFactory.instance.objectNode().put("accepting_jobs", false));
  }

  /** Closes a session and cancels what waits in it. */
  public void closeSession(String id) throws RuntimeCallException {
    call("DELETE", address("sessions", id, "close").build(), null);
  }

  /** The devices of the instance. */
  public List<Backend> backends() throws RuntimeCallException {
    JsonNode devices = json("GET", address("backends").build(), null, true).path("devices");
    var backends = new ArrayList<Backend>();
    for (JsonNode device : devices) {
      backends.add(
          new Backend(
              device.path("name").asText(""),
              device.path("status").path("name").asText(""),
              device.path("qubits").asInt(0),
              device.path("queue_length").asInt(0)));
    }
    return backends;
  }

  /** A device's configuration and present calibration. */
  public DeviceDocuments device(String name) throws RuntimeCallException {
    return new DeviceDocuments(
        object(json("GET", address("backends", name, "configuration").build(), null, true)),
        object(json("GET", address("backends", name, "properties").build(), null, true)));
  }

  /** A device's status document. */
  public JsonNode status(String name) throws RuntimeCallException {
    return json("GET", address("backends", name, "status").build(), null, true);
  }

  /** A device's defaults, which are null for all devices today. */
  public JsonNode defaults(String name) throws RuntimeCallException {
    return json("GET", address("backends", name, "defaults").build(), null, true);
  }

  /** What the instance has used and may use. */
  public JsonNode usage() throws RuntimeCallException {
    return json("GET", address("instances", "usage").build(), null, true);
  }

  /** The instance's document. */
  public JsonNode instance() throws RuntimeCallException {
    return json("GET", address("instance").build(), null, true);
  }

  private static ObjectNode object(JsonNode node) throws RuntimeCallException {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new RuntimeCallException(
        new RuntimeFailure.Malformed("a device's document that is no object"));
  }

  private HttpUrl.Builder address(String... segments) {
    HttpUrl.Builder url = HttpExchange.url(settings.api()).newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url;
  }

  private JsonNode json(String method, HttpUrl url, @Nullable ObjectNode body, boolean isRepeatable)
      throws RuntimeCallException {
    return call(method, url, body, isRepeatable).json();
  }

  /** Everything but the opening of jobs and sessions may be carried out twice. */
  private HttpExchange.Response call(String method, HttpUrl url, @Nullable ObjectNode body)
      throws RuntimeCallException {
    return call(method, url, body, true);
  }

  private HttpExchange.Response call(
      String method, HttpUrl url, @Nullable ObjectNode body, boolean isRepeatable)
      throws RuntimeCallException {
    Secret token = tokens.current();
    HttpExchange.Response response = exchange.send(request(method, url, body, token), isRepeatable);
    if (response.status() == UNAUTHORIZED) {
      // The token may have ended early or been revoked: once with a new one.
      tokens.refused(token);
      response = exchange.send(request(method, url, body, tokens.current()), isRepeatable);
    }
    return checked(response);
  }

  private Request request(String method, HttpUrl url, @Nullable ObjectNode body, Secret token) {
    RequestBody sent = body == null ? null : RequestBody.create(body.toString(), JSON);
    return new Request.Builder()
        .url(url)
        .header("Authorization", "Bearer " + token.reveal())
        .header("Service-CRN", settings.instance().text())
        .header("IBM-API-Version", API_VERSION)
        .header("Accept", "application/json")
        .method(method, sent)
        .build();
  }

  private static HttpExchange.Response checked(HttpExchange.Response response)
      throws RuntimeCallException {
    if (response.status() / 100 == 2) {
      return response;
    }
    JsonNode body = response.json();
    JsonNode error = body.path("errors").path(0);
    throw new RuntimeCallException(
        new RuntimeFailure.Refused(
            response.status(),
            error.path("code").asInt(0),
            Texts.shortened(error.path("message").asText("no message")),
            Texts.shortened(error.path("solution").asText("")),
            Texts.shortened(body.path("trace").asText(""))));
  }

  @Override
  public void close() {
    exchange.close();
  }
}
