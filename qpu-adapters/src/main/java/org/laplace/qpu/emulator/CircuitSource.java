package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.qasm.InputDeclaration;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.device.Device;
import org.laplace.qpu.qpy.QpyCode;
import org.laplace.qpu.qpy.QpyException;
import org.laplace.qpu.qpy.QpyProgram;
import org.laplace.qpu.qpy.QpyReader;
import org.laplace.qpu.runtime.wire.Packed;
import org.laplace.qpu.runtime.wire.WireException;
import org.laplace.simulators.SimulatorLimits;

/** A circuit as a PUB holds it, with parameters that may have no values yet. */
sealed interface CircuitSource {
  /** Names of the parameters, in the order of the columns of a table of values. */
  List<String> parameters();

  /** The circuit with these values. */
  Circuit bind(double[] values) throws JobFailure;

  /** OpenQASM 3. */
  record Qasm(String program, List<String> parameters) implements CircuitSource {
    private static final ParseLimits LIMITS =
        new ParseLimits(
            SimulatorLimits.programBytesMax * 64,
            QpuLimits.DEVICE_QUBITS_MAX,
            SimulatorLimits.circuitBitsMax,
            SimulatorLimits.circuitRegistersMax,
            SimulatorLimits.circuitOperationsMax);

    @Override
    public Circuit bind(double[] values) throws JobFailure {
      SortedMap<String, Double> inputs = new TreeMap<>();
      for (int i = 0; i < values.length; i++) {
        inputs.put(parameters.get(i), values[i]);
      }
      return switch (OpenQasm.parse(program, inputs, LIMITS)) {
        case ParseResult.Parsed parsed -> parsed.circuit();
        case ParseResult.Rejected rejected ->
            throw new JobFailure(
                JobFailure.QASM_NOT_LOADED,
                "The OpenQASM program could not be loaded: "
                    + rejected.diagnostics().getFirst().render("circuit"),
                "Correct the program.");
      };
    }
  }

  /** Qiskit's own format. */
  record Qpy(QpyProgram program) implements CircuitSource {
    @Override
    public List<String> parameters() {
      return program.parameters();
    }

    @Override
    public Circuit bind(double[] values) throws JobFailure {
      try {
        return program.bind(values);
      } catch (QpyException e) {
        throw notLoaded(e);
      }
    }
  }

  /** Reads what stands in a PUB. */
  static CircuitSource read(JsonNode circuit, Device device) throws JobFailure {
    if (circuit.isTextual()) {
      String program = PhysicalGates.replace(circuit.asText(), device);
      return new Qasm(
          program, OpenQasm.inputs(program).stream().map(InputDeclaration::name).toList());
    }
    if (!circuit.path("__type__").asText("").equals("QuantumCircuit")) {
      throw new JobFailure(
          JobFailure.CIRCUIT_NOT_LOADED,
          "A PUB starts with a circuit: OpenQASM 3 or a QuantumCircuit.",
          "Correct the PUB.");
    }
    try {
      byte[] file = Packed.unpack(circuit.path("__value__").asText(""), QpuLimits.QPY_BYTES_MAX);
      return new Qpy(QpyReader.read(file));
    } catch (WireException e) {
      throw new JobFailure(
          JobFailure.CIRCUIT_NOT_LOADED,
          "The circuit could not be unpacked: " + e.getMessage(),
          "Send base64 of zlib of QPY.");
    } catch (QpyException e) {
      throw notLoaded(e);
    }
  }

  private static JobFailure notLoaded(QpyException e) {
    if (e.code() == QpyCode.UNSUPPORTED_INSTRUCTION) {
      return JobFailure.notIsa(e.getMessage() + "; it is not supported by the target system");
    }
    return new JobFailure(
        JobFailure.CIRCUIT_NOT_LOADED,
        "The circuit could not be loaded: " + e.code() + ", " + e.getMessage(),
        "Send QPY of formats 13 to 17 with gates, measurements and control flow.");
  }
}
