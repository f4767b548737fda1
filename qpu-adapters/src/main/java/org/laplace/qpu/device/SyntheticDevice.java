package org.laplace.qpu.device;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A device that nobody built: seven qubits in the shape of an H, the smallest piece of a heavy-hex
 * lattice with two vertices of degree three, with figures like those of a good machine of 2025.
 *
 * <pre>
 * 0 - 1 - 2
 *     |
 *     3
 *     |
 * 4 - 5 - 6
 * </pre>
 */
public final class SyntheticDevice {
  /** Its name. */
  public static final String NAME = "laplace_h7";

  private static final int QUBITS = 7;
  private static final int[][] EDGES = {{0, 1}, {1, 2}, {1, 3}, {3, 5}, {4, 5}, {5, 6}};
  private static final String DATE = "2026-01-01T00:00:00+00:00";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SyntheticDevice() {}

  /** Its documents; equal each time. */
  public static DeviceDocuments documents() {
    return new DeviceDocuments(configuration(), properties());
  }

  private static ObjectNode configuration() {
    ObjectNode configuration =
        JSON.objectNode()
            .put("backend_name", NAME)
            .put("backend_version", "1.0.0")
            .put("description", "7 qubits in the shape of an H; not a real device")
            .put("n_qubits", QUBITS)
            .put("local", false)
            .put("simulator", false)
            .put("conditional", false)
            .put("open_pulse", false)
            .put("memory", true)
            .put("max_shots", 100_000)
            .put("max_experiments", 300)
            .put("online_date", DATE)
            .put("dt", 4.0)
            .put("dtm", 4.0)
            .put("dynamic_reprate_enabled", true)
            .put("default_rep_delay", 250.0)
            .put("credits_required", false)
            .put("n_uchannels", 0)
            .put("clops_h", 200_000);
    configuration.set("processor_type", JSON.objectNode().put("family", "H").put("revision", "1"));
    configuration.set("rep_delay_range", JSON.arrayNode().add(0.0).add(500.0));
    configuration.set(
        "timing_constraints",
        JSON.objectNode()
            .put("acquire_alignment", 1)
            .put("granularity", 1)
            .put("min_length", 2)
            .put("pulse_alignment", 1));
    configuration.set("basis_gates", texts("cz", "id", "rx", "rz", "rzz", "sx", "x"));
    configuration.set("supported_features", texts("qobj", "parameters", "qasm3"));
    configuration.set(
        "supported_instructions",
        texts(
            "cz",
            "id",
            "rx",
            "rz",
            "rzz",
            "sx",
            "x",
            "delay",
            "measure",
            "reset",
            "if_else",
            "for_loop",
            "while_loop",
            "switch_case"));
    configuration.set("coupling_map", sites(pairs()));
    ArrayNode gates = configuration.putArray("gates");
    gates.add(gate("id", "gate id q { U(0, 0, 0) q; }", singles()));
    gates.add(gate("rx", "gate rx(theta) q { U(theta, -pi/2, pi/2) q; }", singles(), "theta"));
    gates.add(gate("rz", "gate rz(theta) q { U(0, 0, theta) q; }", singles(), "theta"));
    gates.add(gate("sx", "gate sx q { U(pi/2, -pi/2, pi/2) q; }", singles()));
    gates.add(gate("x", "gate x q { U(pi, 0, pi) q; }", singles()));
    gates.add(gate("cz", "gate cz q0, q1 { ctrl @ z q0, q1; }", pairs()));
    gates.add(
        gate("rzz", "gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }", pairs(), "theta"));
    return configuration;
  }

  private static ObjectNode properties() {
    ObjectNode properties =
        JSON.objectNode()
            .put("backend_name", NAME)
            .put("backend_version", "1.0.0")
            .put("last_update_date", DATE);
    ArrayNode qubits = properties.putArray("qubits");
    ArrayNode gates = properties.putArray("gates");
    properties.putArray("general");
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      qubits.add(
          JSON.arrayNode()
              .add(figure("T1", "us", 140 + 10 * qubit))
              .add(figure("T2", "us", 90 + 10 * qubit))
              .add(figure("readout_error", "", 0.006 + 0.001 * qubit))
              .add(figure("prob_meas0_prep1", "", 0.008 + 0.001 * qubit))
              .add(figure("prob_meas1_prep0", "", 0.004 + 0.001 * qubit))
              .add(figure("readout_length", "ns", 1560)));
      List<Integer> on = List.of(qubit);
      double error = 0.0002 + 0.00002 * qubit;
      gates.add(figures("id", on, error, 24));
      gates.add(figures("rx", on, error, 24));
      gates.add(figures("rz", on, 0, 0));
      gates.add(figures("sx", on, error, 24));
      gates.add(figures("x", on, error, 24));
      gates.add(figures("reset", on, Double.NaN, 1584));
    }
    int edge = 0;
    for (List<Integer> on : pairs()) {
      // Both directions of an edge are one gate.
      int undirected = edge++ / 2;
      double error = 0.003 + 0.0004 * undirected;
      gates.add(figures("cz", on, error, 84));
      gates.add(figures("rzz", on, error, 84));
    }
    return properties;
  }

  private static List<List<Integer>> singles() {
    var singles = new ArrayList<List<Integer>>();
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      singles.add(List.of(qubit));
    }
    return singles;
  }

  private static List<List<Integer>> pairs() {
    var pairs = new ArrayList<List<Integer>>();
    for (int[] edge : EDGES) {
      pairs.add(List.of(edge[0], edge[1]));
      pairs.add(List.of(edge[1], edge[0]));
    }
    return pairs;
  }

  private static ObjectNode gate(
      String name, String definition, List<List<Integer>> on, String... parameters) {
    ObjectNode gate = JSON.objectNode().put("name", name).put("qasm_def", definition);
    gate.set("parameters", texts(parameters));
    gate.set("coupling_map", sites(on));
    return gate;
  }

  private static ObjectNode figures(String gate, List<Integer> on, double error, double ns) {
    ArrayNode parameters = JSON.arrayNode();
    if (!Double.isNaN(error)) {
      parameters.add(figure("gate_error", "", error));
    }
    parameters.add(figure("gate_length", "ns", ns));
    String suffix = String.join("_", on.stream().map(String::valueOf).toList());
    ObjectNode figures = JSON.objectNode().put("gate", gate).put("name", gate + suffix);
    figures.set("qubits", numbers(on));
    figures.set("parameters", parameters);
    return figures;
  }

  private static ObjectNode figure(String name, String unit, double value) {
    return JSON.objectNode()
        .put("date", DATE)
        .put("name", name)
        .put("unit", unit)
        .put("value", value);
  }

  private static ArrayNode sites(List<List<Integer>> sites) {
    ArrayNode array = JSON.arrayNode();
    sites.forEach(site -> array.add(numbers(site)));
    return array;
  }

  private static ArrayNode numbers(List<Integer> numbers) {
    ArrayNode array = JSON.arrayNode();
    numbers.forEach(array::add);
    return array;
  }

  private static ArrayNode texts(String... texts) {
    ArrayNode array = JSON.arrayNode();
    for (String text : texts) {
      array.add(text);
    }
    return array;
  }
}
