package org.laplace.qpu.runtime;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.Gate;
import org.laplace.circuits.transpile.OptimizationLevel;
import org.laplace.circuits.transpile.Target;
import org.laplace.circuits.transpile.TranspileResult;
import org.laplace.circuits.transpile.Transpiler;
import org.laplace.qpu.device.Calibration;
import org.laplace.qpu.device.Device;
import org.laplace.qpu.device.IsaCheck;

/** Makes circuits fit a device. */
final class DeviceCompiler {
  private static final long SEED = 0;

  private final Device device;
  private final Transpiler transpiler;

  DeviceCompiler(Device device) {
    this.device = device;
    this.transpiler = new Transpiler(target(device), OptimizationLevel.MEDIUM, SEED);
  }

  /**
   * What became of a circuit.
   *
   * @param circuit on the device's qubits; empty if there is none
   * @param reason why not; empty if there is one
   */
  record Compiled(Optional<Circuit> circuit, String reason) {}

  /** The circuit as it is if it fits already, else one that does the same. */
  Compiled compile(Circuit circuit) {
    if (IsaCheck.check(circuit, device).isEmpty()) {
      return new Compiled(Optional.of(circuit), "");
    }
    return switch (transpiler.transpile(circuit)) {
      case TranspileResult.Refused refused -> new Compiled(Optional.empty(), refused.text());
      case TranspileResult.Transpiled done ->
          IsaCheck.check(done.circuit(), device)
              .map(wrong -> new Compiled(Optional.empty(), wrong))
              .orElseGet(() -> new Compiled(Optional.of(done.circuit()), ""));
    };
  }

  private static Target target(Device device) {
    Target.Builder target = Target.named(device.name(), device.qubits());
    for (Gate gate : Gate.values()) {
      Set<List<Integer>> sites = device.gates().getOrDefault(gate.symbol(), Set.of());
      for (List<Integer> site : sites.stream().sorted(DeviceCompiler::compare).toList()) {
        Optional<Calibration.GateFigures> figures = device.calibration().of(gate.symbol(), site);
        double error =
            figures.map(Calibration.GateFigures::error).map(DeviceCompiler::known).orElse(0.0);
        double seconds =
            figures.map(Calibration.GateFigures::seconds).map(DeviceCompiler::known).orElse(0.0);
        // A gate that is out of order is listed with an error of 1.
        if (error < 1 && site.size() == gate.qubits() && gate != Gate.ID) {
          target.with(gate, error, seconds, site.toArray(Integer[]::new));
        }
      }
    }
    for (int qubit = 0; qubit < device.qubits(); qubit++) {
      target.readout(qubit, known(device.calibration().qubits().get(qubit).readoutError()));
    }
    return target.build();
  }

  private static double known(double figure) {
    return Double.isNaN(figure) ? 0 : figure;
  }

  /** An order, so that the same device always gives the same circuits. */
  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!a.get(i).equals(b.get(i))) {
        return Integer.compare(a.get(i), b.get(i));
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
