package org.laplace.simulators.noise;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.PythonOracle;
import org.laplace.simulators.Shots;
import org.laplace.simulators.Workers;

/** Devices against what Qiskit Aer makes of the same descriptions, exactly. */
class AerNoiseTest {
  private static final int CASES = 8;
  private static final int QUBITS = 4;

  private record Case(NoisyDevice device, String program, String request) {}

  private static Case random(Random random) {
    var qubits = new ArrayList<NoisyDevice.Qubit>();
    var times = new ArrayList<String>();
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      double t1 = (30 + 100 * random.nextDouble()) * 1e-6;
      double t2 = t1 * (0.3 + 1.6 * random.nextDouble());
      qubits.add(new NoisyDevice.Qubit(t1, t2, ReadoutError.NONE));
      times.add("[" + t1 + ", " + t2 + "]");
    }
    var gates = new ArrayList<NoisyDevice.CalibratedGate>();
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      for (String gate : List.of("sx", "x")) {
        gates.add(
            new NoisyDevice.CalibratedGate(
                gate, List.of(qubit), 0.02 * random.nextDouble(), 300e-9));
      }
      gates.add(new NoisyDevice.CalibratedGate("rz", List.of(qubit), 0, 0));
      gates.add(
          new NoisyDevice.CalibratedGate(
              "cx", List.of(qubit, (qubit + 1) % QUBITS), 0.08 * random.nextDouble(), 2e-6));
    }
    var program =
        new StringBuilder("OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[" + QUBITS + "];\n");
    for (int i = 0; i < 30; i++) {
      int qubit = random.nextInt(QUBITS);
      program.append(
          switch (random.nextInt(4)) {
            case 0 -> "sx q[" + qubit + "];\n";
            case 1 -> "rz(" + random.nextDouble() + ") q[" + qubit + "];\n";
            case 2 -> "x q[" + qubit + "];\n";
            default -> "cx q[" + qubit + "], q[" + (qubit + 1) % QUBITS + "];\n";
          });
    }
    var calibrations = new ArrayList<String>();
    for (NoisyDevice.CalibratedGate gate : gates) {
      calibrations.add(
          "[\"%s\", %s, %s, %s]"
              .formatted(gate.gate(), gate.qubits(), gate.averageError(), gate.seconds()));
    }
    String request =
        "{\"qasm\": \""
            + new String(JsonStringEncoder.getInstance().quoteAsString(program))
            + "\", \"qubits\": "
            + times
            + ", \"gates\": "
            + calibrations
            + "}";
    return new Case(new NoisyDevice(qubits, gates), program.toString(), request);
  }

  @Test
  void aDevicesShotsHaveTheDistributionThatAerComputes() throws IOException, InterruptedException {
    var random = new Random(2026);
    var cases = new ArrayList<Case>();
    for (int i = 0; i < CASES; i++) {
      cases.add(random(random));
    }
    List<String> answers =
        PythonOracle.answers("aer_noise.py", List.of(), cases.stream().map(Case::request).toList());
    for (int i = 0; i < CASES; i++) {
      String[] numbers = answers.get(i).replaceAll("[\\[\\] ]", "").split(",", -1);
      var expected = new TreeMap<String, Double>();
      for (int index = 0; index < numbers.length; index++) {
        String bits = Integer.toBinaryString(numbers.length + index).substring(1);
        expected.put(bits, Double.valueOf(numbers[index]));
      }
      String program = cases.get(i).program() + "creg c[" + QUBITS + "];\nmeasure q -> c;\n";
      Circuit circuit =
          assertInstanceOf(
                  ParseResult.Parsed.class,
                  OpenQasm.parse(program, new TreeMap<>(), ParseLimits.LOCAL))
              .circuit();
      NoisyOutcome outcome =
          NoisySampler.run(
              circuit,
              NoiseModel.of(cases.get(i).device()),
              20_000,
              i,
              Workers.SEQUENTIAL,
              Cancellation.NEVER);
      Shots shots = assertInstanceOf(NoisyOutcome.Sampled.class, outcome).shots();
      NoisySamplerTest.assertDistribution(expected, shots);
    }
  }
}
