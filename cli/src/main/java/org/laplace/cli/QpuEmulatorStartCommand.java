package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Code;
import org.laplace.qpu.device.DeviceDocuments;
import org.laplace.qpu.device.DeviceException;
import org.laplace.qpu.device.SyntheticDevice;
import org.laplace.qpu.emulator.EmulatorSettings;
import org.laplace.qpu.emulator.FaultKind;
import org.laplace.qpu.emulator.FaultRule;
import org.laplace.qpu.emulator.RuntimeEmulator;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves emulated quantum computers until it is told to stop. */
@Command(
    name = "start",
    description = {
      "Serve emulated quantum computers over the interface of IBM's Qiskit Runtime, until told to"
          + " stop. It listens on the loopback interface alone and keeps nothing on disk."
    })
final class QpuEmulatorStartCommand extends LaplaceCommand {
  private static final int PORT_MAX = 65_535;
  private static final long MILLISECONDS_MAX = 600_000;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--device",
      paramLabel = "NAME|DIR",
      description =
          "laplace_h7, the built-in device of 7 qubits, or a folder with conf_*.json and"
              + " props_*.json as the Python package qiskit-ibm-runtime has them; may be repeated"
              + " (default: laplace_h7).")
  private List<String> devices = new ArrayList<>();

  @Option(
      names = "--noise",
      paramLabel = "on|off",
      defaultValue = "on",
      description = "Whether devices err as they are calibrated (default: ${DEFAULT-VALUE}).")
  private String noise = "";

  @Option(
      names = "--latency",
      paramLabel = "MS",
      defaultValue = "0",
      description = "Added to each answer (default: ${DEFAULT-VALUE}).")
  private long latencyMs;

  @Option(
      names = "--job-time",
      paramLabel = "MS",
      defaultValue = "0",
      description =
          "How long a job runs at least; about 2000 at the real service"
              + " (default: ${DEFAULT-VALUE}).")
  private long jobMs;

  @Option(
      names = "--submissions-per-minute",
      paramLabel = "N",
      defaultValue = "0",
      description = "Further jobs are refused; 5 at the real service, 0 for no limit (default: 0).")
  private int submissionsPerMinute;

  @Option(
      names = "--plan",
      paramLabel = "open|standard",
      defaultValue = "standard",
      description = "The open plan has no dedicated sessions (default: ${DEFAULT-VALUE}).")
  private String plan = "";

  @Option(
      names = "--fail",
      paramLabel = "KIND=SHARE",
      description =
          "Let something go wrong in a share of requests or jobs, 0 to 1; may be repeated. Kinds:"
              + " slow-answer, 429, 500, 503, 403-page, lost-answer, expired-token, failed-job,"
              + " calibration-drift, short-result, truncated-result.")
  private Map<String, Double> fail = Map.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of shots and faults (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--attached", hidden = true, description = "End with standard input.")
  private boolean attached;

  QpuEmulatorStartCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Given.inRange(port, 0, PORT_MAX, "--port");
    Given.inRange(latencyMs, 0, MILLISECONDS_MAX, "--latency");
    Given.inRange(jobMs, 0, MILLISECONDS_MAX, "--job-time");
    Given.inRange(submissionsPerMinute, 0, 1_000_000, "--submissions-per-minute");
    EmulatorSettings standard = EmulatorSettings.standard();
    EmulatorSettings settings =
        standard
            .withPort(port)
            .withDevices(documents())
            .withNoise(oneOf(noise, "--noise", "on", "off").equals("on"))
            .withTimes(Duration.ofMillis(latencyMs), Duration.ofMillis(jobMs), standard.tokenLife())
            .withLimits(
                submissionsPerMinute,
                oneOf(plan, "--plan", "open", "standard"),
                standard.usageSecondsMax())
            .withFaults(faults())
            .withSeed(seed);
    return Foreground.run(shell().in(), attached, ended -> start(settings, output));
  }

  private static Foreground.Service start(EmulatorSettings settings, Output output)
      throws RefusedException {
    try {
      RuntimeEmulator emulator = RuntimeEmulator.start(settings);
      report(emulator, output);
      return emulator::close;
    } catch (DeviceException e) {
      throw new RefusedException(Code.MALFORMED_REQUEST, String.valueOf(e.getMessage()));
    } catch (CompletionException e) {
      throw new RefusedException(
          Code.NOT_READY,
          "port "
              + settings.port()
              + " cannot be listened on: "
              + e.getCause()
              + "; choose another or 0");
    }
  }

  private static void report(RuntimeEmulator emulator, Output output) {
    EmulatorSettings settings = emulator.settings();
    output.json(
        () -> {
          ObjectNode json =
              Json.object()
                  .put("root", emulator.root().toString())
                  .put("api", emulator.api().toString())
                  .put("iam", emulator.iam().toString())
                  .put("api_key", settings.apiKey())
                  .put("instance", settings.crn());
          emulator.devices().forEach(json.putArray("devices")::add);
          return json;
        });
    String root = emulator.root().toString();
    output.say("Qiskit Runtime is emulated at " + emulator.api());
    output.say("devices:  " + String.join(", ", emulator.devices()));
    output.say("API key:  " + settings.apiKey());
    output.say("instance: " + settings.crn());
    output.say("");
    output.say("The official client (the environment first):");
    output.say("  export IAM_URL=" + root + " GLOBAL_SEARCH_URL=" + root);
    output.say("  export GLOBAL_CATALOG_URL=" + root + "/catalog");
    output.say("  QiskitRuntimeService(channel=\"ibm_quantum_platform\",");
    output.say("      token=\"" + settings.apiKey() + "\", instance=\"" + settings.crn() + "\",");
    output.say("      url_resolver=lambda *_: \"" + emulator.api() + "\")");
    output.say("");
    output.say(
        "The adapter qiskit-runtime takes these options, and the key from QISKIT_IBM_TOKEN:");
    output.say("  api=" + emulator.api());
    output.say("  iam=" + emulator.iam());
    output.say("  instance=" + settings.crn());
    output.say("  backend=" + emulator.devices().getFirst());
  }

  private List<DeviceDocuments> documents() throws RefusedException {
    List<DeviceDocuments> documents = new ArrayList<>();
    for (String device : devices.isEmpty() ? List.of(SyntheticDevice.NAME) : devices) {
      if (device.equals(SyntheticDevice.NAME)) {
        documents.add(SyntheticDevice.documents());
        continue;
      }
      Path folder = Path.of(device);
      if (!Files.isDirectory(folder)) {
        throw new RefusedException(
            Code.MALFORMED_REQUEST,
            "--device is "
                + SyntheticDevice.NAME
                + " or a folder with conf_*.json and"
                + " props_*.json, '"
                + device
                + "' is neither");
      }
      try {
        documents.add(DeviceDocuments.in(folder));
      } catch (DeviceException e) {
        throw new RefusedException(Code.MALFORMED_REQUEST, String.valueOf(e.getMessage()));
      }
    }
    return documents;
  }

  private List<FaultRule> faults() throws RefusedException {
    List<FaultRule> faults = new ArrayList<>();
    for (Map.Entry<String, Double> entry : fail.entrySet()) {
      @Nullable FaultKind kind = FaultKind.of(entry.getKey()).orElse(null);
      if (kind == null || !(entry.getValue() >= 0 && entry.getValue() <= 1)) {
        throw new RefusedException(
            Code.MALFORMED_REQUEST,
            "--fail is KIND=SHARE with a share of 0 to 1 and a kind of "
                + Arrays.stream(FaultKind.values())
                    .map(FaultKind::text)
                    .collect(Collectors.joining(", ")));
      }
      faults.add(FaultRule.share(kind, entry.getValue()));
    }
    return faults;
  }

  private static String oneOf(String given, String option, String... allowed)
      throws RefusedException {
    if (!List.of(allowed).contains(given)) {
      throw new RefusedException(
          Code.MALFORMED_REQUEST,
          option + " is " + String.join(" or ", allowed) + ", not '" + given + "'");
    }
    return given;
  }
}
