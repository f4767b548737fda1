package org.laplace.qpu.emulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.qpu.device.DeviceDocuments;
import org.laplace.qpu.device.SyntheticDevice;
import org.laplace.qpu.python.Python;

/** The official client, qiskit-ibm-runtime, unpatched, with real devices and ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialClientTest {
  private Python.Result result = new Python.Result(1, "", "not run");

  @BeforeAll
  void runAllScenarios() throws Exception {
    Path real = Python.devices();
    List<DeviceDocuments> devices = new ArrayList<>();
    devices.add(SyntheticDevice.documents());
    for (String name : List.of("fez", "torino", "brisbane")) {
      devices.add(DeviceDocuments.in(real.resolve(name)));
    }
    EmulatorSettings settings = EmulatorSettings.standard().withDevices(devices);
    try (var emulator = RuntimeEmulator.start(settings)) {
      var arguments =
          new ArrayList<>(List.of(emulator.root().toString(), settings.apiKey(), settings.crn()));
      arguments.addAll(
          List.of(
              "account",
              "backends",
              "sampler",
              "shapes",
              "dynamic",
              "estimator",
              "modes",
              "jobs",
              "cancel",
              "private",
              "not_isa",
              "faults",
              "devices"));
      result = Python.run("official_client.py", arguments);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account",
        "backends",
        "sampler",
        "shapes",
        "dynamic",
        "estimator",
        "modes",
        "jobs",
        "cancel",
        "private",
        "not_isa",
        "faults",
        "devices"
      })
  void theOfficialClientGetsWhatItExpects(String scenario) {
    assertTrue(
        result.output().lines().anyMatch(("ok " + scenario)::equals),
        () -> result.output() + result.errors());
  }
}
