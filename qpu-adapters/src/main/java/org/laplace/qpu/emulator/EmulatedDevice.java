package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.laplace.qpu.device.Device;
import org.laplace.qpu.device.DeviceDocuments;
import org.laplace.qpu.device.DeviceException;
import org.laplace.simulators.noise.NoiseModel;

/** A device with its present calibration and state. */
final class EmulatedDevice {
  /** How much worse everything becomes when the device drifts. */
  private static final double DRIFT_FACTOR = 1.5;

  private final ObjectNode configuration;
  private volatile State state;

  /**
   * What changes over time.
   *
   * @param noise of the present calibration
   * @param calibration its number, from 1
   * @param status {@code online}, {@code paused} or {@code offline}
   */
  record State(
      Device device, ObjectNode properties, NoiseModel noise, int calibration, String status) {
    String calibrationId() {
      return "calibration-" + calibration;
    }
  }

  EmulatedDevice(DeviceDocuments documents) throws DeviceException {
    configuration = documents.configuration().deepCopy();
    Device device = documents.device();
    state =
        new State(
            device,
            documents.properties().deepCopy(),
            DeviceNoise.of(device.calibration()),
            1,
            "online");
  }

  String name() {
    return state.device().name();
  }

  State state() {
    return state;
  }

  /** The configuration document; not to be changed. */
  ObjectNode configuration() {
    return configuration;
  }

  synchronized void setStatus(String status) {
    state =
        new State(state.device(), state.properties(), state.noise(), state.calibration(), status);
  }

  /** A new calibration, in which everything is worse. */
  synchronized void drift() throws DeviceException {
    ObjectNode drifted = state.properties().deepCopy();
    drifted.put("last_update_date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    drifted.path("qubits").forEach(EmulatedDevice::worsen);
    drifted.path("gates").forEach(gate -> worsen(gate.path("parameters")));
    Device device = new DeviceDocuments(configuration, drifted).device();
    state =
        new State(
            device,
            drifted,
            DeviceNoise.of(device.calibration()),
            state.calibration() + 1,
            state.status());
  }

  private static void worsen(JsonNode figures) {
    for (JsonNode figure : figures) {
      double value = figure.path("value").asDouble();
      switch (figure.path("name").asText("")) {
        case "T1", "T2" -> ((ObjectNode) figure).put("value", value / DRIFT_FACTOR);
        case "gate_error", "readout_error", "prob_meas0_prep1", "prob_meas1_prep0" ->
            ((ObjectNode) figure).put("value", Math.min(0.5, value * DRIFT_FACTOR));
        default -> {}
      }
    }
  }
}
