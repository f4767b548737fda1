package org.laplace.circuits.transpile.form;

import java.util.HashMap;
import java.util.Map;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.QuantumOperation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.transpile.unitary.Canonical;
import org.laplace.circuits.transpile.unitary.Matrices;

/**
 * Writes operations of a circuit into a {@link NormalForm}: gates on one and two qubits at last.
 */
public final class Lowering {
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Interaction(double[] unitary, Canonical canonical) {}

  private record Key(Gate gate, double parameter, int controls, long negated) {}

  private final NormalForm form;
  private final int qubits;
  private final Map<Key, Interaction> interactions = new HashMap<>();
  private final Map<Gate, double[]> rotations = new HashMap<>();

  /**
   * Into the form, whose wires are the qubits and then the bits.
   *
   * @param qubits number of wires that are qubits
   */
  public Lowering(NormalForm form, int qubits) {
    this.form = form;
    this.qubits = qubits;
  }

  /** Writes the operation. */
  public void write(QuantumOperation operation) {
    switch (operation) {
      case GateApplication gate -> gate(gate);
      case Measure measure -> form.fix(measure, measure.qubit(), qubits + measure.bit());
      case Reset reset -> form.fix(reset, reset.qubit());
      case Barrier barrier ->
          form.fix(barrier, barrier.qubits().stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private void gate(GateApplication gate) {
    switch (gate.qubits()) {
      case 0 -> {} // A phase of the whole state.
      case 1 ->
          form.rotate(
              gate.qubit(0),
              gate.parameters() == 0 && gate.modifierControls() == 0
                  ? rotations.computeIfAbsent(gate.gate(), g -> Matrices.of(g.matrix()))
                  : Matrices.of(gate.matrix()));
      case 2 -> {
        Interaction interaction =
            gate.parameters() <= 1
                ? interactions.computeIfAbsent(
                    new Key(
                        gate.gate(),
                        gate.parameters() == 0 ? 0 : gate.parameter(0),
                        gate.modifierControls(),
                        gate.negated()),
                    key -> interaction(gate))
                : interaction(gate);
        form.interact(gate.qubit(0), gate.qubit(1), interaction.unitary(), interaction.canonical());
      }
      default -> Controlled.decompose(gate).forEach(this::gate);
    }
  }

  private static Interaction interaction(GateApplication gate) {
    double[] unitary = Matrices.of(gate.matrix());
    return new Interaction(unitary, Canonical.of(unitary));
  }
}
