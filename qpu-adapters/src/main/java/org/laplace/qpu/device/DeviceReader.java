package org.laplace.qpu.device;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.laplace.qpu.QpuLimits;

/** Takes what counts out of a configuration and a properties document. */
public final class DeviceReader {
  /** What an IBM device takes besides gates where its configuration does not say. */
  private static final Set<String> ALWAYS = Set.of("measure", "reset", "delay");

  private DeviceReader() {}

  /**
   * Reads the documents of a device.
   *
   * @param properties may be the JSON null: then nothing is known of errors
   * @throws DeviceException if something that is needed is missing or out of range
   */
  public static Device read(JsonNode configuration, JsonNode properties) throws DeviceException {
    String name = text(configuration, "backend_name");
    int qubits = configuration.path("n_qubits").asInt(0);
    if (qubits < 1 || qubits > QpuLimits.DEVICE_QUBITS_MAX) {
      throw new DeviceException(
          name
              + " has n_qubits "
              + configuration.path("n_qubits")
              + "; 1 to "
              + QpuLimits.DEVICE_QUBITS_MAX
              + " are expected");
    }
    return new Device(
        name,
        configuration.path("backend_version").asText("0.0.0"),
        qubits,
        gates(configuration, qubits),
        instructions(configuration),
        Math.max(1, configuration.path("max_shots").asInt(QpuLimits.DEVICE_SHOTS_MAX)),
        calibration(properties, qubits));
  }

  private static Map<String, Set<List<Integer>>> gates(JsonNode configuration, int qubits)
      throws DeviceException {
    Set<String> basis = new TreeSet<>();
    configuration.path("basis_gates").forEach(gate -> basis.add(gate.asText()));
    var gates = new HashMap<String, Set<List<Integer>>>();
    for (JsonNode gate : configuration.path("gates")) {
      String name = text(gate, "name");
      if (!basis.contains(name)) {
        continue;
      }
      Set<List<Integer>> sites = new HashSet<>();
      for (JsonNode site : gate.path("coupling_map")) {
        sites.add(qubits(site, qubits));
      }
      gates.put(name, sites);
    }
    for (String gate : basis) {
      gates.putIfAbsent(gate, Set.of());
    }
    if (gates.isEmpty()) {
      throw new DeviceException("basis_gates is empty; a device has gates");
    }
    return gates;
  }

  private static Set<String> instructions(JsonNode configuration) {
    JsonNode listed = configuration.path("supported_instructions");
    if (!listed.isArray()) {
      return ALWAYS;
    }
    Set<String> instructions = new TreeSet<>();
    listed.forEach(instruction -> instructions.add(instruction.asText()));
    return instructions;
  }

  private static Calibration calibration(JsonNode properties, int qubits) throws DeviceException {
    var figures = new ArrayList<Calibration.QubitFigures>();
    for (int qubit = 0; qubit < qubits; qubit++) {
      Map<String, Double> named = named(properties.path("qubits").path(qubit));
      double error = named.getOrDefault("readout_error", Double.NaN);
      figures.add(
          new Calibration.QubitFigures(
              named.getOrDefault("T1", Double.NaN),
              named.getOrDefault("T2", Double.NaN),
              error,
              named.getOrDefault("prob_meas0_prep1", error),
              named.getOrDefault("prob_meas1_prep0", error),
              named.getOrDefault("readout_length", Double.NaN)));
    }
    var gates = new HashMap<Calibration.Site, Calibration.GateFigures>();
    for (JsonNode gate : properties.path("gates")) {
      Map<String, Double> named = named(gate.path("parameters"));
      gates.put(
          new Calibration.Site(text(gate, "gate"), qubits(gate.path("qubits"), qubits)),
          new Calibration.GateFigures(
              named.getOrDefault("gate_error", Double.NaN),
              named.getOrDefault("gate_length", Double.NaN)));
    }
    return new Calibration(properties.path("last_update_date").asText(""), figures, gates);
  }

  /** Name, value and unit triples as numbers in SI units. */
  private static Map<String, Double> named(JsonNode triples) {
    var named = new HashMap<String, Double>();
    for (JsonNode triple : triples) {
      double scale =
          switch (triple.path("unit").asText("")) {
            case "ms" -> 1e-3;
            case "us", "\u00b5s" -> 1e-6;
            case "ns" -> 1e-9;
            case "ps" -> 1e-12;
            default -> 1;
          };
      if (triple.path("value").isNumber()) {
        named.put(triple.path("name").asText(""), triple.path("value").asDouble() * scale);
      }
    }
    return named;
  }

  private static List<Integer> qubits(JsonNode site, int qubits) throws DeviceException {
    var indices = new ArrayList<Integer>();
    for (JsonNode index : site) {
      if (!index.isInt() || index.asInt() < 0 || index.asInt() >= qubits) {
        throw new DeviceException("a gate acts on qubit " + index + " of " + qubits);
      }
      indices.add(index.asInt());
    }
    if (indices.isEmpty()) {
      throw new DeviceException("a gate acts on no qubits");
    }
    return indices;
  }

  private static String text(JsonNode node, String field) throws DeviceException {
    JsonNode value = node.path(field);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw new DeviceException("the field " + field + " is missing in a device description");
    }
    return value.asText();
  }
}
