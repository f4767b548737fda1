package org.laplace.cli.circuit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.CircuitSummary;
import org.laplace.circuits.SourcePlaces;
import org.laplace.cli.Json;
import org.laplace.cli.circuit.EngineCosts.EngineCost;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Preparation;

/** A circuit's summary for programs. */
final class InfoJson {
  private InfoJson() {}

  static ObjectNode of(CircuitSummary summary, Circuit circuit, int shots, List<EngineCost> costs) {
    ObjectNode json =
        Json.object()
            .put("qubits", summary.qubits())
            .put("bits", summary.bits())
            .put("operations", summary.operations())
            .put("depth", summary.depth());
    ObjectNode gates = json.putObject("gates");
    summary.gates().forEach(gates::put);
    json.put("twoQubitGates", summary.twoQubitGates())
        .put("largerGates", summary.largerGates())
        .put("measurements", summary.measurements())
        .put("resets", summary.resets())
        .put("static", summary.isStatic())
        .put("measuresMidCircuit", summary.measuresMidCircuit())
        .put("clifford", summary.isClifford());
    summary
        .firstNonClifford()
        .ifPresent(
            gate -> {
              ObjectNode first = json.putObject("firstNonClifford").put("gate", gate.gate());
              placeOf(gate, circuit)
                  .ifPresent(
                      place -> first.put("line", place.line()).put("column", place.column()));
            });
    json.put("shots", shots);
    ArrayNode engines = json.putArray("engines");
    costs.forEach(cost -> add(engines.addObject(), cost));
    return json;
  }

  static Optional<SourcePlaces.Place> placeOf(CircuitSummary.NonClifford gate, Circuit circuit) {
    return circuit.places().of(gate.operation());
  }

  private static void add(ObjectNode json, EngineCost cost) {
    json.put("engine", cost.engine().toString());
    switch (cost.preparation()) {
      case Preparation.Ready ready ->
          json.put("workUnits", ready.computation().cost().workUnits())
              .put("memoryBytes", ready.computation().cost().memoryBytes());
      case Preparation.Refused refused -> {
        Diagnostic first = refused.diagnostics().getFirst();
        json.putObject("refused").put("code", first.code()).put("message", first.message());
      }
    }
  }
}
