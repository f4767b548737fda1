package org.laplace.qpu.qpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Controller;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.ShotEnd;
import org.laplace.qpu.python.Python;

/** Circuits that Qiskit wrote, in all formats, against what Qiskit says of them. */
class QpyReaderTest {
  private static final int CIRCUITS = 200;
  private static final double TOLERANCE = 1e-9;

  private static final List<JsonNode> WRITTEN = new ArrayList<>();

  @BeforeAll
  static void letQiskitWrite() throws Exception {
    Python.Result result = Python.run("qpy_circuits.py", List.of("1", String.valueOf(CIRCUITS)));
    assertEquals(0, result.code(), result.errors());
    var json = new JsonMapper();
    for (String line : result.output().lines().toList()) {
      WRITTEN.add(json.readTree(line));
    }
  }

  private static Circuit bound(JsonNode written) throws QpyException {
    QpyProgram program = QpyReader.read(Base64.getDecoder().decode(written.path("qpy").asText()));
    var names = new ArrayList<String>();
    written.path("parameters").forEach(name -> names.add(name.asText()));
    assertEquals(names, program.parameters());
    double[] values = new double[names.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = written.path("values").path(i).asDouble();
    }
    return program.bind(values);
  }

  @Test
  void everyOperationIsTheOneThatQiskitWrote() throws Exception {
    int compared = 0;
    var formats = new TreeSet<Integer>();
    for (JsonNode written : WRITTEN) {
      if (!written.has("operations")) {
        continue;
      }
      List<Operation> read = bound(written).operations();
      assertEquals(written.path("operations").size(), read.size(), written.toString());
      for (int i = 0; i < read.size(); i++) {
        assertSame(written.path("operations").path(i), read.get(i));
        compared++;
      }
      formats.add(written.path("format").asInt());
    }
    assertEquals(List.of(13, 14, 15, 16, 17), List.copyOf(formats));
    assertTrue(compared > 5 * CIRCUITS, "only " + compared + " operations were compared");
  }

  private static void assertSame(JsonNode expected, Operation read) {
    String name = expected.path(0).asText();
    var qubits = new ArrayList<Integer>();
    expected.path(2).forEach(qubit -> qubits.add(qubit.asInt()));
    switch (read) {
      case GateApplication gate -> {
        assertEquals(name, gate.gate().symbol());
        for (int i = 0; i < gate.parameters(); i++) {
          assertEquals(expected.path(1).path(i).asDouble(), gate.parameter(i), TOLERANCE);
        }
        var own = new ArrayList<Integer>();
        for (int i = 0; i < gate.qubits(); i++) {
          own.add(gate.qubit(i));
        }
        assertEquals(qubits, own);
      }
      case Measure measure -> {
        assertEquals("measure", name);
        assertEquals(qubits, List.of(measure.qubit()));
        assertEquals(expected.path(3).path(0).asInt(), measure.bit());
      }
      case Reset reset -> {
        assertEquals("reset", name);
        assertEquals(qubits, List.of(reset.qubit()));
      }
      case Barrier barrier -> {
        assertEquals("barrier", name);
        assertEquals(qubits, barrier.qubits());
      }
      case ControlOperation control -> throw new AssertionError("nobody wrote " + control);
    }
  }

  /** All gates of these circuits turn basis states into basis states at the measurements. */
  @Test
  void controlFlowDoesWhatItSaysInAllFormats() throws Exception {
    int run = 0;
    for (JsonNode written : WRITTEN) {
      if (written.has("outcome")) {
        assertEquals(written.path("outcome").asText(), outcome(bound(written)));
        run++;
      }
    }
    assertEquals(5, run);
  }

  /** Runs a circuit whose qubits are rotated around one axis and never entangled. */
  private static String outcome(Circuit circuit) {
    double[] turned = new double[circuit.qubits()];
    var controller = new Controller(circuit, CircuitLimits.controlStepsMax);
    for (var step = controller.next(); step != null; step = controller.next()) {
      switch (step) {
        case GateApplication gate ->
            turned[gate.qubit(0)] += gate.parameters() == 0 ? Math.PI : gate.parameter(0);
        case Measure measure -> {
          double one = Math.pow(Math.sin(turned[measure.qubit()] / 2), 2);
          assertEquals(Math.rint(one), one, TOLERANCE);
          controller.record(measure.bit(), one > 0.5);
        }
        case Reset reset -> turned[reset.qubit()] = 0;
        case Barrier _ -> {}
      }
    }
    assertEquals(new ShotEnd.Finished(), controller.end());
    return controller.bitString();
  }
}
