package org.laplace.qpu.emulator;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests from HTTP, lets faults happen, and hands the rest to the endpoints. */
final class EmulatorService implements HttpService {
  private static final Logger LOG = LoggerFactory.getLogger(EmulatorService.class);
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final String API = "/api/v1";

  private final EmulatorSettings settings;
  private final Identity identity;
  private final RuntimeApi api;
  private final AdminApi admin;
  private final Faults faults;
  private final RequestLog log;

  EmulatorService(
      EmulatorSettings settings,
      Identity identity,
      RuntimeApi api,
      AdminApi admin,
      Faults faults,
      RequestLog log) {
    this.settings = settings;
    this.identity = identity;
    this.api = api;
    this.admin = admin;
    this.faults = faults;
    this.log = log;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    CompletableFuture<HttpResponse> answered =
        request
            .aggregate()
            .thenApplyAsync(whole -> serve(context, whole), context.blockingTaskExecutor());
    return HttpResponse.of(answered);
  }

  private HttpResponse serve(ServiceRequestContext context, AggregatedHttpRequest request) {
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name.toString(), value));
    Call call =
        Call.of(
            request.method().name(),
            context.decodedPath(),
            QueryParams.fromQueryString(context.query()),
            headers,
            request.content().array());
    if (!call.segment(0).equals("admin")) {
      log.add(
          new RecordedRequest(
              call.method(),
              request.path(),
              headers,
              new String(call.body(), StandardCharsets.UTF_8)));
    }
    Optional<FaultKind> fault =
        call.path().startsWith(API)
            ? faults.ofRequest(call.method(), call.path())
            : Optional.empty();
    if (fault.isPresent()) {
      return faulty(context, call, fault.get());
    }
    HttpResponse response = response(answer(call));
    return settings.latency().isZero()
        ? response
        : HttpResponse.delayed(response, settings.latency());
  }

  private HttpResponse faulty(ServiceRequestContext context, Call call, FaultKind fault) {
    return switch (fault) {
      case SLOW_ANSWER -> HttpResponse.delayed(response(answer(call)), SLOW);
      case TOO_MANY_REQUESTS ->
          response(
              Answer.problem(
                  new ApiProblem(429, 1202, "Too many requests.", "Wait, then try again.")));
      case SERVER_ERROR -> HttpResponse.of(HttpStatus.INTERNAL_SERVER_ERROR);
      case UNAVAILABLE -> HttpResponse.of(HttpStatus.SERVICE_UNAVAILABLE);
      case FORBIDDEN_PAGE ->
          response(Answer.page(403, "<html><body><h1>403 Forbidden</h1></body></html>"));
      case EXPIRED_TOKEN ->
          response(
              Answer.problem(
                  new ApiProblem(401, 1201, "The token has expired.", "Get a new token.")));
      case LOST_ANSWER -> {
        answer(call);
        yield lost(context);
      }
      case FAILED_JOB, CALIBRATION_DRIFT, SHORT_RESULT, TRUNCATED_RESULT ->
          throw new IllegalStateException(fault + " is no fault of requests");
    };
  }

  /** No answer at all: the connection is closed. */
  private static HttpResponse lost(ServiceRequestContext context) {
    var never = HttpResponse.streaming();
    var channel = context.log().ensureAvailable(RequestLogProperty.SESSION).channel();
    if (channel != null) {
      // Whether and when it is closed is for the client to see.
      var _ = channel.close();
    }
    return never;
  }

  private Answer answer(Call call) {
    try {
      if (call.path().startsWith(API + "/")) {
        if (call.path().equals(API + "/versions")) {
          return RuntimeApi.versions();
        }
        identity.require(call);
        return api.answer(call.below(2));
      }
      return switch (call.method() + " " + call.segment(0)) {
        case "POST identity" -> identity.token(call);
        case "POST v3" -> identity.search();
        case "GET catalog" -> identity.plan(call.segment(1));
        case "GET versions" -> RuntimeApi.versions();
        case "GET ping" -> Answer.nothing();
        default -> {
          if (call.segment(0).equals("admin")) {
            yield admin.answer(call.below(1));
          }
          throw ApiProblem.noSuchPath();
        }
      };
    } catch (ApiProblem problem) {
      return Answer.problem(problem);
    } catch (RuntimeException e) {
      LOG.warn("{} {} failed within the emulator", call.method(), call.path(), e);
      return Answer.problem(
          new ApiProblem(500, 1000, "Internal error.", "Look at the emulator's log."));
    }
  }

  private static HttpResponse response(Answer answer) {
    var headers = ResponseHeaders.builder(answer.status());
    if (answer.body().length == 0) {
      return HttpResponse.of(headers.build());
    }
    headers.set(HttpHeaderNames.CONTENT_TYPE, answer.mediaType());
    return HttpResponse.of(headers.build(), HttpData.wrap(answer.body()));
  }
}
