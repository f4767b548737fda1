package org.laplace.cli.circuit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Gate;
import org.laplace.circuits.transpile.Target;
import org.laplace.circuits.transpile.Targets;
import org.laplace.cli.Shell;
import org.laplace.primitives.Code;
import org.laplace.qpu.device.Calibration.GateFigures;
import org.laplace.qpu.device.Device;
import org.laplace.qpu.device.DeviceException;
import org.laplace.qpu.device.DeviceReader;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Option;

/** A device to transpile for: built in, or described by the documents that IBM serves. */
final class TargetOptions {
  private static final int DOCUMENT_BYTES_MAX = 16 << 20;

  @Option(
      names = "--device",
      required = true,
      paramLabel = "NAME|FILE.json",
      description =
          "heavy-hex (133 qubits), line-N, grid-RxC, full-N, or a file with the configuration of a"
              + " device as the Qiskit Runtime service gives it.")
  private String device = "";

  @Option(
      names = "--properties",
      paramLabel = "FILE.json",
      description = "The properties that belong to the configuration: errors and lengths of gates.")
  private @Nullable String properties;

  Target target(Shell shell) throws RefusedException, IOException {
    if (!device.endsWith(".json")) {
      return Targets.named(device)
          .orElseThrow(
              () ->
                  refusal(
                      "there is no built-in device "
                          + device
                          + "; there are heavy-hex, line-N, grid-RxC and full-N, or give a file"
                          + " that ends in .json"));
    }
    try {
      return target(
          DeviceReader.read(
              document(shell, device),
              properties == null ? NullNode.instance : document(shell, properties)));
    } catch (DeviceException | IllegalArgumentException e) {
      throw refusal(device + " describes no device: " + e.getMessage());
    }
  }

  private static JsonNode document(Shell shell, String file) throws RefusedException, IOException {
    Path path = shell.directory().resolve(file);
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(DOCUMENT_BYTES_MAX + 1);
      if (bytes.length > DOCUMENT_BYTES_MAX) {
        throw refusal(file + " has more than " + DOCUMENT_BYTES_MAX + " bytes");
      }
      return new ObjectMapper().readTree(bytes);
    } catch (JsonProcessingException e) {
      throw refusal(file + " is no JSON: " + e.getOriginalMessage());
    }
  }

  private static RefusedException refusal(String text) {
    return new RefusedException(Code.MALFORMED_REQUEST, text);
  }

  /** Gates that are out of order, or that the transpiler does not know, are left out. */
  private static Target target(Device device) {
    var builder = Target.named(device.name(), device.qubits());
    for (Map.Entry<String, Set<List<Integer>>> entry : new TreeMap<>(device.gates()).entrySet()) {
      Optional<Gate> gate = gate(entry.getKey());
      if (gate.isEmpty() || gate.get().qubits() > 2) {
        continue;
      }
      for (List<Integer> site : sites(entry.getValue(), gate.get(), device.qubits())) {
        Optional<GateFigures> figures = device.calibration().of(entry.getKey(), site);
        double error = figures.map(f -> known(f.error())).orElse(0.0);
        if (error < 1) {
          double seconds = figures.map(f -> known(f.seconds())).orElse(0.0);
          builder.with(gate.get(), error, seconds, site.toArray(new Integer[0]));
        }
      }
    }
    for (int qubit = 0; qubit < device.calibration().qubits().size(); qubit++) {
      double error = known(device.calibration().qubits().get(qubit).readoutError());
      builder.readout(qubit, Math.min(1, error));
    }
    return builder.build();
  }

  private static List<List<Integer>> sites(Set<List<Integer>> sites, Gate gate, int qubits) {
    if (sites.isEmpty() && gate.qubits() == 1) {
      return java.util.stream.IntStream.range(0, qubits).mapToObj(q -> List.of(q)).toList();
    }
    return sites.stream()
        .sorted(
            java.util.Comparator.comparing(List<Integer>::getFirst).thenComparing(List::getLast))
        .toList();
  }

  private static double known(double value) {
    return Double.isNaN(value) || value < 0 ? 0 : value;
  }

  private static Optional<Gate> gate(String name) {
    for (Gate gate : Gate.values()) {
      if (gate.symbol().equals(name) || gate.aliases().contains(name)) {
        return Optional.of(gate);
      }
    }
    return Optional.empty();
  }
}
