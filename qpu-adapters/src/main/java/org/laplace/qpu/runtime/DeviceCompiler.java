package org.laplace.qpu.runtime;

import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.qpu.device.Device;
import org.laplace.qpu.device.IsaCheck;

/** Makes circuits fit a device. */
final class DeviceCompiler {
  private final Device device;

  DeviceCompiler(Device device) {
    this.device = device;
  }

  /**
   * What became of a circuit.
   *
   * @param circuit on the device's qubits; empty if there is none
   * @param reason why not; empty if there is one
   */
  record Compiled(Optional<Circuit> circuit, String reason) {}

  Compiled compile(Circuit circuit) {
    Optional<String> wrong = IsaCheck.check(circuit, device);
    return wrong.isEmpty()
        ? new Compiled(Optional.of(circuit), "")
        : new Compiled(Optional.empty(), wrong.get());
  }
}
