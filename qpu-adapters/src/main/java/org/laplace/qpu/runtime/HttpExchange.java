package org.laplace.qpu.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okio.BufferedSource;
import org.laplace.qpu.QpuLimits;

/** Sends requests and tries again where the vendor says that it is safe. */
final class HttpExchange implements AutoCloseable {
  /** Answers after which any request, also a POST, may be sent again. */
  private static final Set<Integer> TRY_AGAIN = Set.of(500, 502, 503, 504, 520, 521, 522, 524);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(QpuLimits.JSON_NESTING_DEPTH_MAX)
                          .maxStringLength(QpuLimits.RUNTIME_ANSWER_BYTES_MAX)
                          .build())
                  .build())
          .build();

  private final OkHttpClient http;
  private final RuntimeSettings settings;

  HttpExchange(RuntimeSettings settings) {
    this.settings = settings;
    var builder =
        new OkHttpClient.Builder()
            .callTimeout(settings.callTimeout())
            .connectTimeout(settings.callTimeout())
            .readTimeout(settings.callTimeout())
            .writeTimeout(settings.callTimeout())
            // Whoever follows a redirect may carry a token to another host.
            .followRedirects(false)
            // A request that may have been carried out is this class's business.
            .retryOnConnectionFailure(false);
    settings.proxy().ifPresent(at -> builder.proxy(new Proxy(Proxy.Type.HTTP, at)));
    settings.certificates().ifPresent(file -> Trust.only(builder, file));
    http = builder.build();
  }

  /**
   * An answer.
   *
   * @param retryAfter as the service asks; empty if it does not
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
  record Response(int status, String mediaType, byte[] body, Optional<Duration> retryAfter) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() throws RuntimeCallException {
      try {
        JsonNode json = JSON.readTree(body);
        if (json != null && !json.isMissingNode()) {
          return json;
        }
      } catch (JsonProcessingException e) {
        // Told below.
      } catch (IOException e) {
        throw new IllegalStateException("bytes in memory can be read", e);
      }
      if (mediaType.startsWith("text/html") || status >= 400) {
        throw new RuntimeCallException(
            new RuntimeFailure.NotTheService(status, Texts.shortened(text())));
      }
      throw new RuntimeCallException(
          new RuntimeFailure.Malformed(
              body.length == 0 ? "an empty answer" : "no JSON: " + Texts.shortened(text())));
    }
  }

  /** The base of an address. */
  static HttpUrl url(URI base) {
    HttpUrl url = HttpUrl.get(base);
    if (url == null) {
      throw new IllegalArgumentException("no address of HTTP: " + base);
    }
    return url;
  }

  /**
   * Sends a request until it is answered with something else than a failure of the service's, or
   * the tries are used up.
   *
   * @param isRepeatable whether carrying it out twice does no harm, so that it is sent again also
   *     when its answer was lost
   */
  Response send(Request request, boolean isRepeatable) throws RuntimeCallException {
    Duration pause = settings.retryPause();
    for (int tries = 0; ; tries++) {
      boolean isLast = tries >= settings.retriesMax();
      RuntimeFailure failure;
      Duration wait = pause;
      try {
        Response response = once(request);
        if (response.status() == TOO_MANY_REQUESTS) {
          failure = new RuntimeFailure.TooManyRequests(response.retryAfter());
          wait = response.retryAfter().orElse(pause);
          isLast = isLast || wait.compareTo(PAUSE_MAX) > 0;
        } else if (TRY_AGAIN.contains(response.status())) {
          failure = new RuntimeFailure.Unavailable(response.status());
        } else {
          return response;
        }
      } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
        failure = new RuntimeFailure.Unreachable(Texts.shortened(String.valueOf(e.getMessage())));
      } catch (IOException e) {
        failure = new RuntimeFailure.AnswerLost(Texts.shortened(String.valueOf(e.getMessage())));
        isLast = isLast || !isRepeatable;
      }
      if (isLast) {
        throw new RuntimeCallException(failure);
      }
      pause(wait);
      pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
    }
  }

  private static void pause(Duration wait) throws RuntimeCallException {
    long end = System.nanoTime() + wait.toNanos();
    for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        throw new RuntimeCallException(
            new RuntimeFailure.AnswerLost("the client was told to stop"));
      }
    }
  }

  private Response once(Request request) throws IOException, RuntimeCallException {
    try (okhttp3.Response response = http.newCall(request).execute()) {
      BufferedSource source = response.body().source();
      if (source.request(QpuLimits.RUNTIME_ANSWER_BYTES_MAX + 1L)) {
        throw new RuntimeCallException(
            new RuntimeFailure.Malformed(
                "an answer of more than " + QpuLimits.RUNTIME_ANSWER_BYTES_MAX + " bytes"));
      }
      return new Response(
          response.code(),
          response.header("Content-Type", ""),
          source.readByteArray(),
          retryAfter(response.header("Retry-After", "")));
    }
  }

  private static Optional<Duration> retryAfter(String text) {
    return text.matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    try {
      http.dispatcher().executorService().awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
