package org.laplace.qpu.emulator;

import com.linecorp.armeria.server.Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.device.DeviceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running emulator of the Qiskit Runtime service.
 *
 * <pre>{@code
 * try (var emulator = RuntimeEmulator.start(EmulatorSettings.standard())) {
 *   connect(emulator.api(), emulator.iam(), settings.apiKey(), settings.crn());
 * }
 * }</pre>
 */
public final class RuntimeEmulator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RuntimeEmulator.class);
  private static final int THREADS = 8;
  private static final long STOP_MS = 100;
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

  private final Server server;
  private final JobRunner runner;
  private final Faults faults;
  private final RequestLog log;
  private final AccessTokens tokens;
  private final EmulatorSettings settings;
  private final List<String> devices;

  private RuntimeEmulator(EmulatorSettings settings) throws DeviceException {
    this.settings = settings;
    Clock clock = Clock.systemUTC();
    faults = new Faults(settings.faults(), settings.seed());
    log = new RequestLog();
    tokens = new AccessTokens(clock, settings.tokenLife());
    var book = new JobBook(clock);
    var sessions = new SessionBook(clock, book);
    runner = new JobRunner(settings, book, faults, clock);
    var backends = new Backends(settings.devices(), runner::queueLength);
    runner.start(backends);
    devices = backends.all().stream().map(EmulatedDevice::name).toList();
    var jobs = new Jobs(settings, backends, book, sessions, runner);
    var service =
        new EmulatorService(
            settings,
            new Identity(settings, tokens),
            new RuntimeApi(settings, backends, jobs, sessions, book),
            new AdminApi(faults, log, tokens, backends, runner),
            faults,
            log);
    server =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()))
            .maxRequestLength(QpuLimits.EMULATOR_BODY_BYTES_MAX)
            .requestTimeout(REQUEST_TIMEOUT)
            .blockingTaskExecutor(THREADS)
            .gracefulShutdownTimeout(Duration.ZERO, Duration.ofSeconds(1))
            .serviceUnder("/", service)
            .build();
  }

  /**
   * Starts it; returns when it takes requests.
   *
   * @throws DeviceException if a device description is wrong
   * @throws java.util.concurrent.CompletionException if the port is taken
   */
  public static RuntimeEmulator start(EmulatorSettings settings) throws DeviceException {
    var emulator = new RuntimeEmulator(settings);
    try {
      emulator.server.start().join();
    } catch (RuntimeException e) {
      emulator.close();
      throw e;
    }
    return emulator;
  }

  /** The port that it listens on. */
  public int port() {
    return server.activeLocalPort();
  }

  /** Where everything is. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** The base of the Qiskit Runtime API: what an {@code url_resolver} returns. */
  public URI api() {
    return root().resolve("/api/v1");
  }

  /** The base of the token service: what {@code IAM_URL} is set to. */
  public URI iam() {
    return root();
  }

  /** The settings that it runs with. */
  public EmulatorSettings settings() {
    return settings;
  }

  /** Names of the devices. */
  public List<String> devices() {
    return devices;
  }

  /** Lets something go wrong. */
  public void inject(FaultRule rule) {
    faults.add(rule);
  }

  /** Makes all access tokens that were issued invalid. */
  public void revokeTokens() {
    tokens.revokeAll();
  }

  /** Whether jobs wait even though devices are free. */
  public void holdQueues(boolean held) {
    runner.hold(held);
  }

  /** The last requests, oldest first; not those to /admin. */
  public List<RecordedRequest> requests() {
    return log.all();
  }

  /** Stops taking requests and running jobs. */
  @Override
  public void close() {
    try {
      // The socket is closed at once; the server's threads take two seconds to find out.
      server.stop().get(STOP_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // They end by themselves.
    } catch (ExecutionException e) {
      LOG.warn("the emulator did not stop cleanly", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runner.close();
  }
}
