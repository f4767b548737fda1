package org.laplace.qpu.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens, renewed before they end.
 *
 * <p>How long a token is good is counted from its arrival on a clock that nobody sets, so a wrong
 * time of day on this computer does not matter.
 */
final class IamTokens {
  private static final String GRANT = "urn:ibm:params:oauth:grant-type:apikey";

  /** A token is renewed when less than this is left of it, or than a tenth of its life. */
  private static final Duration RENEW_BEFORE = Duration.ofMinutes(6);

  private final RuntimeSettings settings;
  private final HttpExchange exchange;
  private @Nullable Token token;

  private record Token(Secret value, long renewAtNanos) {}

  IamTokens(RuntimeSettings settings, HttpExchange exchange) {
    this.settings = settings;
    this.exchange = exchange;
  }

  /** A token that is valid for some time. */
  synchronized Secret current() throws RuntimeCallException {
    Token known = token;
    if (known == null || System.nanoTime() - known.renewAtNanos() >= 0) {
      known = fetch();
      token = known;
    }
    return known.value();
  }

  /** The service does not take this token any more. */
  synchronized void refused(Secret refused) {
    if (token != null && token.value().reveal().equals(refused.reveal())) {
      token = null;
    }
  }

  private Token fetch() throws RuntimeCallException {
    HttpUrl url =
        HttpExchange.url(settings.iam()).newBuilder().addPathSegments("identity/token").build();
    Request request =
        new Request.Builder()
            .url(url)
            .header("Accept", "application/json")
            .post(
                new FormBody.Builder()
                    .add("grant_type", GRANT)
                    .add("apikey", settings.apiKey().reveal())
                    .build())
            .build();
    HttpExchange.Response response = exchange.send(request, true);
    JsonNode body = response.json();
    if (response.status() != 200) {
      throw new RuntimeCallException(
          new RuntimeFailure.KeyRefused(
              response.status(),
              Texts.shortened(body.path("errorCode").asText("no code")),
              Texts.shortened(body.path("errorMessage").asText("no message"))));
    }
    long life = body.path("expires_in").asLong(0);
    String value = body.path("access_token").asText("");
    if (life < 1 || value.isEmpty()) {
      throw new RuntimeCallException(
          new RuntimeFailure.Malformed("a token answer without a token or its life"));
    }
    Secret secret;
    try {
      secret = new Secret(value);
    } catch (IllegalArgumentException e) {
      throw new RuntimeCallException(new RuntimeFailure.Malformed("a token that no header takes"));
    }
    // A token whose whole life is shorter than the margin is used for half of it.
    long margin = Math.max(RENEW_BEFORE.toSeconds(), life / 10);
    long goodSeconds = Math.max(life - margin, life / 2);
    return new Token(secret, System.nanoTime() + Duration.ofSeconds(goodSeconds).toNanos());
  }
}
