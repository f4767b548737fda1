package org.laplace.bench.transpiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.laplace.bench.Bar;
import org.laplace.bench.Comparison;
import org.laplace.bench.Contestant;
import org.laplace.bench.Contestants;
import org.laplace.bench.Group;
import org.laplace.bench.PeerMissingException;
import org.laplace.bench.PythonPeer;
import org.laplace.bench.Sample;
import org.laplace.bench.Workshop;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.Gate;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;
import org.laplace.circuits.transpile.OptimizationLevel;
import org.laplace.circuits.transpile.Target;
import org.laplace.circuits.transpile.TranspileResult;
import org.laplace.circuits.transpile.Transpiler;

/** Level 2 on the 133-qubit heavy-hex device; the round is the seed of both sides. */
public final class TranspilerBench {
  private static final String SCRIPT = "transpiler.py";
  private static final String PEER = "Qiskit's transpile, level 2, FakeTorino";

  private static final List<String> CIRCUITS =
      List.of(
          "BV-100",
          "QAOA-100",
          "QFT-100",
          "QV-100",
          "Clifford-100",
          "Heisenberg-100",
          "mod5_4",
          "qft_4",
          "tof_3",
          "tof_4",
          "tof_5",
          "tof_10",
          "barenco_tof_3",
          "barenco_tof_4",
          "barenco_tof_5",
          "barenco_tof_10",
          "vbe_adder_3",
          "vbe_adder_8",
          "rc_adder_6",
          "grover_5",
          "gf2_4_mult",
          "gf2_6_mult",
          "gf2_8_mult",
          "gf2_10_mult");

  private TranspilerBench() {}

  /** How many gates on two qubits are left. */
  public static Group twoQubitGates() {
    return new Group("Two-qubit gates", PEER, "gates", Bar.shareOfPeer(1, 1.25), lines("gates"));
  }

  /** How long it takes, warm, without reading the program; only the mean is bounded. */
  public static Group seconds() {
    return new Group(
        "Time to transpile", PEER, "s", Bar.shareOfPeer(2, EACH_SECONDS), lines("seconds"));
  }

  /** The bar is on the mean: a line fails by itself only where something is broken. */
  private static final double EACH_SECONDS = 10;

  private static List<Comparison> lines(String kind) {
    return CIRCUITS.stream()
        .map(name -> new Comparison(name, shop -> contestants(shop, kind, name)))
        .toList();
  }

  private static Contestants contestants(Workshop shop, String kind, String name)
      throws PeerMissingException, IOException, InterruptedException {
    PythonPeer peer = shop.python(SCRIPT);
    Path directory = shop.scratch().resolve("transpiler");
    if (!Files.exists(directory.resolve("device.json"))) {
      peer.contestant("circuits").run(0);
    }
    Target target = target(directory.resolve("device.json"));
    Circuit circuit = circuit(directory.resolve(name + ".qasm"));
    Contestant ours =
        kind.equals("gates")
            ? round -> new Sample(transpiled(circuit, target, round).after().twoQubitGates(), "")
            : Contestant.timed(
                () -> Integer.toString(transpiled(circuit, target, 0).after().twoQubitGates()));
    return new Contestants(ours, peer.contestant(kind + " " + name));
  }

  private static TranspileResult.Transpiled transpiled(Circuit circuit, Target target, int seed) {
    return switch (new Transpiler(target, OptimizationLevel.MEDIUM, seed).transpile(circuit)) {
      case TranspileResult.Transpiled done -> done;
      case TranspileResult.Refused refused -> throw new IllegalArgumentException(refused.text());
    };
  }

  private static Circuit circuit(Path file) throws IOException {
    return switch (OpenQasm.parse(Files.readString(file), new TreeMap<>(), ParseLimits.LOCAL)) {
      case ParseResult.Parsed(Circuit circuit) -> circuit;
      case ParseResult.Rejected rejected ->
          throw new IOException(file + ": " + rejected.diagnostics());
    };
  }

  private static Target target(Path file) throws IOException {
    JsonNode device = new ObjectMapper().readTree(file.toFile());
    var builder = Target.named(device.path("name").asText(), device.path("qubits").asInt());
    Map<String, Gate> gates = new HashMap<>();
    for (Gate gate : Gate.values()) {
      gates.put(gate.symbol().toLowerCase(Locale.ROOT), gate);
    }
    for (JsonNode entry : device.path("gates")) {
      Gate gate = gates.get(entry.path("name").asText());
      if (gate == null) {
        throw new IOException(file + ": no gate " + entry.path("name"));
      }
      Integer[] qubits = new Integer[entry.path("qubits").size()];
      for (int i = 0; i < qubits.length; i++) {
        qubits[i] = entry.path("qubits").get(i).asInt();
      }
      builder.with(gate, entry.path("error").asDouble(), entry.path("seconds").asDouble(), qubits);
    }
    for (int qubit = 0; qubit < device.path("readout").size(); qubit++) {
      builder.readout(qubit, device.path("readout").get(qubit).asDouble());
    }
    return builder.build();
  }
}
