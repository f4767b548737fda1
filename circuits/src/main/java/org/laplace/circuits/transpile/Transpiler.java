package org.laplace.circuits.transpile;

import java.util.List;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.Operation;

/**
 * Turns circuits into circuits for a device: its gates, its neighbours, its directions.
 *
 * <pre>{@code
 * var transpiler = new Transpiler(target, OptimizationLevel.MEDIUM, 0);
 * switch (transpiler.transpile(circuit)) {
 *   case TranspileResult.Transpiled done -> run(done.circuit());
 *   case TranspileResult.Refused refused -> System.err.println(refused.text());
 * }
 * }</pre>
 *
 * <p>The result does the same to the qubits, wherever they are, up to a phase of the whole state:
 * every shot has the same distribution of bits. The same circuit, target, level and seed give the
 * same result, whatever the number of threads.
 */
public final class Transpiler {
  private final Device device;
  private final OptimizationLevel level;
  private final long seed;

  /**
   * For a device.
   *
   * @param seed of the trials of layouts and routes
   */
  public Transpiler(Target target, OptimizationLevel level, long seed) {
    device = new Device(target);
    this.level = level;
    this.seed = seed;
  }

  /** The circuit on the device. */
  public TranspileResult transpile(Circuit circuit) {
    Target target = device.target();
    if (circuit.qubits() > target.qubits()) {
      return new TranspileResult.Refused(
          TranspileResult.Reason.TOO_MANY_QUBITS,
          "The circuit has "
              + circuit.qubits()
              + " qubits and "
              + target.name()
              + " only "
              + target.qubits()
              + "; choose a larger device.");
    }
    if (!device.coupling().isConnected()) {
      return new TranspileResult.Refused(
          TranspileResult.Reason.UNCONNECTED_TARGET,
          "Not all qubits of "
              + target.name()
              + " are joined by gates that are known here (cz, cx, ecr, rzz); leave the others"
              + " out of the device's description.");
    }
    try {
      var compilation = new Compilation(circuit, device, level, seed);
      List<Operation> operations = compilation.run();
      var result =
          new Circuit(
              target.qubits(),
              circuit.registers(),
              circuit.scratchBits(),
              circuit.variables(),
              operations);
      return new TranspileResult.Transpiled(
          result,
          compilation.initialLayout(),
          compilation.finalLayout(),
          CircuitStatistics.of(circuit),
          CircuitStatistics.of(result));
    } catch (TranspileException refusal) {
      return refusal.refusal();
    }
  }
}
