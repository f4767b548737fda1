package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.laplace.qpu.device.Calibration;
import org.laplace.qpu.device.DeviceDocuments;
import org.laplace.qpu.device.DeviceException;

/** The devices and their documents. */
final class Backends {
  private final Map<String, EmulatedDevice> devices = new TreeMap<>();
  private final ToIntFunction<String> queueLength;

  /**
   * The devices.
   *
   * @param queueLength jobs that wait for the device of a name
   * @throws DeviceException if a description is wrong or two have one name
   */
  Backends(List<DeviceDocuments> documents, ToIntFunction<String> queueLength)
      throws DeviceException {
    this.queueLength = queueLength;
    for (DeviceDocuments pair : documents) {
      var device = new EmulatedDevice(pair);
      if (devices.put(device.name(), device) != null) {
        throw new DeviceException("two devices are named " + device.name());
      }
    }
  }

  List<EmulatedDevice> all() {
    return List.copyOf(devices.values());
  }

  EmulatedDevice find(String name) throws ApiProblem {
    @Nullable EmulatedDevice device = devices.get(name);
    if (device == null) {
      throw ApiProblem.noSuchBackend(name);
    }
    return device;
  }

  /** GET /backends and below. */
  Answer get(Call call) throws ApiProblem {
    if (call.segments().size() == 1) {
      return list(call);
    }
    EmulatedDevice device = find(call.segment(1));
    requireCalibration(device, call);
    return switch (call.segment(2)) {
      case "configuration" -> Answer.json(device.configuration());
      case "properties" -> Answer.json(device.state().properties());
      case "status" -> Answer.json(status(device));
      case "defaults" -> Answer.json(JobRequest.JSON.nullNode());
      default -> throw ApiProblem.noSuchPath();
    };
  }

  private static void requireCalibration(EmulatedDevice device, Call call) throws ApiProblem {
    String id = call.query().get("calibration_id", "");
    if (!id.isEmpty() && !id.equals(device.state().calibrationId())) {
      throw new ApiProblem(
          404, 1216, "The calibration " + id + " is not kept.", "Use the present calibration.");
    }
  }

  private ObjectNode status(EmulatedDevice device) {
    String status = device.state().status();
    return JobRequest.JSON
        .objectNode()
        .put("state", !status.equals("offline"))
        .put("status", status.equals("online") ? "active" : status)
        .put("message", status.equals("online") ? "available" : status)
        .put("length_queue", queueLength.applyAsInt(device.name()))
        .put("backend_version", device.state().device().version());
  }

  private Answer list(Call call) {
    ObjectNode body = JobRequest.JSON.objectNode();
    ArrayNode listed = body.putArray("devices");
    boolean withWait = call.query().get("fields", "").contains("wait_time_seconds");
    devices.values().forEach(device -> listed.add(entry(device, withWait)));
    return Answer.json(body);
  }

  private ObjectNode entry(EmulatedDevice device, boolean withWait) {
    EmulatedDevice.State state = device.state();
    int queued = queueLength.applyAsInt(device.name());
    ObjectNode entry =
        JobRequest.JSON
            .objectNode()
            .put("name", device.name())
            .put("is_simulator", false)
            .put("qubits", state.device().qubits())
            .put("queue_length", queued);
    entry.putObject("status").put("name", state.status());
    entry
        .putObject("clops")
        .put("type", "hardware")
        .put("value", device.configuration().path("clops_h").asInt(0));
    entry.set("processor_type", device.configuration().path("processor_type"));
    entry.set("performance_metrics", metrics(state.device().calibration()));
    if (withWait) {
      entry
          .putObject("wait_time_seconds")
          .put("average", 2 * queued)
          .put("p50", 2 * queued)
          .put("p95", 2 * queued);
    }
    return entry;
  }

  private static ObjectNode metrics(Calibration calibration) {
    double[] pairs =
        calibration.gates().entrySet().stream()
            .filter(entry -> entry.getKey().qubits().size() == 2)
            .mapToDouble(entry -> entry.getValue().error())
            .filter(error -> error > 0 && error < 1)
            .sorted()
            .toArray();
    double[] readout =
        calibration.qubits().stream()
            .mapToDouble(Calibration.QubitFigures::readoutError)
            .filter(error -> !Double.isNaN(error))
            .sorted()
            .toArray();
    ObjectNode metrics = JobRequest.JSON.objectNode();
    metrics.put("two_q_error_best", DoubleStream.of(pairs).min().orElse(0));
    metrics.put("two_q_error_median", median(pairs));
    metrics.put("two_q_error_layered", median(pairs));
    return metrics.put("readout_error_median", median(readout));
  }

  private static double median(double[] sorted) {
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
