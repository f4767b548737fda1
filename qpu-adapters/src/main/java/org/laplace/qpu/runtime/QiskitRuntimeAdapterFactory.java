package org.laplace.qpu.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.device.DeviceException;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.AdapterFactory;
import org.laplace.qpu.spi.AdapterSettings;

/**
 * Opens {@link QiskitRuntimeAdapter}. docs/qiskit-runtime.md has the options; the API key comes
 * from a file or the environment, never from the command line.
 */
public final class QiskitRuntimeAdapterFactory implements AdapterFactory {
  /** The environment's variable with the API key. */
  static final String KEY_VARIABLE = "QISKIT_IBM_TOKEN";

  private static final Set<String> OPTIONS =
      Set.of(
          "instance",
          "backend",
          "api-key-file",
          "api",
          "iam",
          "proxy",
          "ca-file",
          "submissions-per-minute",
          "poll-ms",
          "cost-seconds");

  @Override
  public String name() {
    return "qiskit-runtime";
  }

  @Override
  public String description() {
    return "runs circuits on IBM's quantum computers, or their emulator, by Qiskit Runtime";
  }

  @Override
  public Adapter open(AdapterSettings settings) throws AdapterException {
    Map<String, String> options = settings.options();
    var unknown = new TreeSet<>(options.keySet());
    unknown.removeAll(OPTIONS);
    if (!unknown.isEmpty()) {
      throw new AdapterException(
          "qiskit-runtime has no option " + unknown + "; it has " + new TreeSet<>(OPTIONS));
    }
    RuntimeClient client;
    try {
      client = new RuntimeClient(runtime(options));
    } catch (IllegalArgumentException e) {
      throw new AdapterException(String.valueOf(e.getMessage()), e);
    }
    try {
      return new QiskitRuntimeAdapter(
          client,
          client.device(required(options, "backend")).device(),
          settings.parallelRuns(),
          Duration.ofMillis(number(options, "poll-ms", 500)),
          number(options, "cost-seconds", QpuLimits.JOB_COST_SECONDS_MAX));
    } catch (RuntimeCallException | DeviceException e) {
      client.close();
      throw new AdapterException(String.valueOf(e.getMessage()), e);
    } catch (AdapterException e) {
      client.close();
      throw e;
    }
  }

  private static RuntimeSettings runtime(Map<String, String> options) throws AdapterException {
    RuntimeSettings settings =
        RuntimeSettings.of(apiKey(options), new Crn(required(options, "instance")))
            .withSubmissionsPerMinute(number(options, "submissions-per-minute", 5))
            .withNetwork(
                Optional.ofNullable(options.get("proxy")).map(QiskitRuntimeAdapterFactory::address),
                Optional.ofNullable(options.get("ca-file")).map(Path::of));
    return settings.at(
        Optional.ofNullable(options.get("api")).map(URI::create).orElse(settings.api()),
        Optional.ofNullable(options.get("iam")).map(URI::create).orElse(settings.iam()));
  }

  private static Secret apiKey(Map<String, String> options) throws AdapterException {
    String file = options.get("api-key-file");
    String key = System.getenv(KEY_VARIABLE);
    try {
      if (file != null) {
        return new Secret(Files.readString(Path.of(file)).strip());
      }
    } catch (IOException e) {
      throw new AdapterException("the API key cannot be read from " + file, e);
    }
    if (key == null) {
      throw new AdapterException(
          "an API key is needed: name its file in api-key-file or set " + KEY_VARIABLE);
    }
    return new Secret(key);
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
      throw new IllegalArgumentException("a proxy is HOST:PORT, not " + text);
    }
    return InetSocketAddress.createUnresolved(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  private static String required(Map<String, String> options, String name) throws AdapterException {
    String value = options.get(name);
    if (value == null || value.isEmpty()) {
      throw new AdapterException("qiskit-runtime needs the option " + name);
    }
    return value;
  }

  private static int number(Map<String, String> options, String name, int otherwise)
      throws AdapterException {
    String value = options.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("\\d{1,7}")) {
      throw new AdapterException("the option " + name + " is a number, not " + value);
    }
    return Integer.parseInt(value);
  }
}
