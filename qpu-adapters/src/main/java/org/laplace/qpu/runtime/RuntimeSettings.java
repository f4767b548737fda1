package org.laplace.qpu.runtime;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach the service.
 *
 * @param api base of the API, ending in {@code /api/v1}
 * @param iam base of the token service
 * @param apiKey of the account
 * @param instance that jobs are charged to
 * @param callTimeout for one try of one request
 * @param retriesMax further tries of a request that the service could not take
 * @param retryPause before the first further try; doubled each time
 * @param submissionsPerMinute that the client allows itself; the service takes 5 a user
 * @param proxy of HTTP; empty for none
 * @param certificates a file of PEM certificates that are trusted besides none other; empty for
 *     those of the Java runtime
 */
public record RuntimeSettings(
    URI api,
    URI iam,
    Secret apiKey,
    Crn instance,
    Duration callTimeout,
    int retriesMax,
    Duration retryPause,
    int submissionsPerMinute,
    Optional<InetSocketAddress> proxy,
    Optional<Path> certificates) {
  /** The real service, in the region of the instance. */
  public static RuntimeSettings of(Secret apiKey, Crn instance) {
    return new RuntimeSettings(
        instance.api(),
        URI.create("https://iam.cloud.ibm.com"),
        apiKey,
        instance,
        Duration.ofSeconds(60),
        5,
        Duration.ofMillis(500),
        5,
        Optional.empty(),
        Optional.empty());
  }

  /** The same at another place, for example an emulator. */
  public RuntimeSettings at(URI otherApi, URI otherIam) {
    return new RuntimeSettings(
        otherApi,
        otherIam,
        apiKey,
        instance,
        callTimeout,
        retriesMax,
        retryPause,
        submissionsPerMinute,
        proxy,
        certificates);
  }

  /** The same with other times. */
  public RuntimeSettings withTimes(Duration timeout, int retries, Duration pause) {
    return new RuntimeSettings(
        api,
        iam,
        apiKey,
        instance,
        timeout,
        retries,
        pause,
        submissionsPerMinute,
        proxy,
        certificates);
  }

  /** The same with another pace of submissions. */
  public RuntimeSettings withSubmissionsPerMinute(int count) {
    return new RuntimeSettings(
        api,
        iam,
        apiKey,
        instance,
        callTimeout,
        retriesMax,
        retryPause,
        count,
        proxy,
        certificates);
  }

  /** The same by way of a proxy, or trusting other certificates. */
  public RuntimeSettings withNetwork(
      Optional<InetSocketAddress> otherProxy, Optional<Path> otherCertificates) {
    return new RuntimeSettings(
        api,
        iam,
        apiKey,
        instance,
        callTimeout,
        retriesMax,
        retryPause,
        submissionsPerMinute,
        otherProxy,
        otherCertificates);
  }
}
