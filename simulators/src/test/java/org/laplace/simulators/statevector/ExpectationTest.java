package org.laplace.simulators.statevector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Observable;
import org.laplace.simulators.PauliTerm;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Workers;
import org.laplace.simulators.statevector.plan.Plan;

class ExpectationTest {
  private static List<GateApplication> gates(int qubits, Random random) {
    var gates = new ArrayList<GateApplication>();
    for (int layer = 0; layer < 3; layer++) {
      for (int qubit = 0; qubit < qubits; qubit++) {
        gates.add(GateApplication.of(Gate.U, Circuits.parameters(Gate.U, random), qubit));
        gates.add(Circuits.gate(Gate.CX, qubit, (qubit + 1) % qubits));
      }
      gates.add(Circuits.gate(Gate.SWAP, 0, qubits - 1));
    }
    return gates;
  }

  private static String paulis(int qubits, Random random) {
    var text = new StringBuilder();
    for (int qubit = 0; qubit < qubits; qubit++) {
      text.append("IXYZ".charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  /** What the gates x, y and z make of the state, multiplied with the state itself. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 7, 13})
  void aPauliProductHasTheValueThatItsGatesGive(int qubits) {
    var random = new Random(qubits);
    List<GateApplication> gates = gates(qubits, random);
    var state = new Amplitudes(qubits);
    gates.forEach(state::apply);
    try (Workers workers = Workers.of(2)) {
      FinalState found = FinalState.of(Plan.of(qubits, gates), workers, Cancellation.NEVER);
      for (int repetition = 0; repetition < 20; repetition++) {
        var term = new PauliTerm(1, paulis(qubits, random));
        var other = new Amplitudes(qubits);
        other.set(state);
        for (int qubit = 0; qubit < qubits; qubit++) {
          switch (term.pauli(qubit)) {
            case 'X' -> other.apply(Circuits.gate(Gate.X, qubit));
            case 'Y' -> other.apply(Circuits.gate(Gate.Y, qubit));
            case 'Z' -> other.apply(Circuits.gate(Gate.Z, qubit));
            default -> {}
          }
        }
        double expected = 0;
        for (int k = 0; k < state.re.length; k++) {
          expected += state.re[k] * other.re[k] + state.im[k] * other.im[k];
        }
        assertEquals(expected, found.expectation(new Observable(List.of(term))), 1e-12);
      }
    }
  }

  @Test
  void malformedObservablesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PauliTerm(1, "XA"));
    assertThrows(IllegalArgumentException.class, () -> new PauliTerm(Double.NaN, "X"));
    assertThrows(IllegalArgumentException.class, () -> new Observable(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Observable(List.of(new PauliTerm(1, "X"), new PauliTerm(1, "XX"))));
  }

  private static String refusal(String body, String paulis) {
    StateVectorEngine engine = StateVectorEngine.planned();
    Program program =
        Program.expectations(
            engine.id(),
            "OPENQASM 3.0; include \"stdgates.inc\"; " + body,
            Map.of(),
            List.of(new Observable(List.of(new PauliTerm(1, paulis)))));
    return assertInstanceOf(Preparation.Refused.class, engine.prepare(program))
        .diagnostics()
        .getFirst()
        .code();
  }

  @Test
  void expectationValuesNeedOneLastStateAndALetterForEachQubit() {
    assertEquals("OBSERVABLE_SIZE", refusal("qubit[2] q; h q;", "X"));
    assertEquals("NOT_ONLY_GATES", refusal("qubit q; bit c; c = measure q; h q;", "X"));
  }
}
