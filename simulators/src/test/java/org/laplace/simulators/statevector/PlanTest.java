package org.laplace.simulators.statevector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.simulators.statevector.Circuits.gate;
import static org.laplace.simulators.statevector.Circuits.turned;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Run;
import org.laplace.simulators.Workers;
import org.laplace.simulators.statevector.plan.Kernel;
import org.laplace.simulators.statevector.plan.Pass;
import org.laplace.simulators.statevector.plan.Plan;

/** Plans do what their gates do, in fewer passes. */
class PlanTest {
  private static final List<Gate> GATES = List.of(Gate.values());

  private static List<GateApplication> random(int qubits, int count, Random random) {
    var gates = new ArrayList<GateApplication>();
    while (gates.size() < count) {
      Gate gate = GATES.get(random.nextInt(GATES.size()));
      int controls = random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0;
      if (gate.qubits() + controls <= qubits) {
        gates.add(
            GateApplication.controlled(
                gate,
                Circuits.parameters(gate, random),
                controls,
                random.nextLong(1L << controls),
                Circuits.distinct(controls + gate.qubits(), qubits, random)));
      }
    }
    return gates;
  }

  private static Amplitudes planned(Plan plan) {
    var found = new Amplitudes(plan.qubits());
    FinalState state = FinalState.of(plan, Workers.SEQUENTIAL, Cancellation.NEVER);
    for (int index = 0; index < found.re.length; index++) {
      found.re[index] = state.re(index);
      found.im[index] = state.im(index);
    }
    return found;
  }

  private static Amplitudes gateByGate(int qubits, List<GateApplication> gates) {
    var state = new Amplitudes(qubits);
    gates.forEach(state::apply);
    return state;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 9, 15, 16, 18})
  void aPlanDoesWhatItsGatesDo(int qubits) {
    for (int seed = 0; seed < (qubits < 12 ? 20 : 2); seed++) {
      List<GateApplication> gates = random(qubits, 120, new Random(31 * qubits + seed));
      Amplitudes expected = gateByGate(qubits, gates);
      Amplitudes found = planned(Plan.of(qubits, gates));
      assertArrayEquals(expected.re, found.re, 1e-12);
      assertArrayEquals(expected.im, found.im, 1e-12);
    }
  }

  private static List<GateApplication> fourier(int qubits) {
    var gates = new ArrayList<GateApplication>();
    for (int target = qubits - 1; target >= 0; target--) {
      gates.add(gate(Gate.H, target));
      for (int control = target - 1; control >= 0; control--) {
        gates.add(turned(Gate.CP, Math.PI / (1 << (target - control)), control, target));
      }
    }
    return gates;
  }

  @Test
  void theFourierTransformOfTwentyFourQubitsTakesFewPasses() {
    Plan plan = Plan.of(24, fourier(24));
    assertTrue(plan.passes().size() <= 4, plan::toString);
    assertEquals(plan.toString(), Plan.of(24, fourier(24)).toString());
  }

  @Test
  void everyPassKeepsItsMixedQubitsInTheBlock() {
    Plan plan = Plan.of(20, random(20, 2000, new Random(3)));
    for (Pass pass : plan.passes()) {
      assertEquals(Plan.ACTIVE_QUBITS, Long.bitCount(pass.active()));
      assertEquals((1 << Plan.RUN_QUBITS) - 1, pass.active() & ((1 << Plan.RUN_QUBITS) - 1));
      for (Kernel kernel : pass.kernels()) {
        assertEquals(0, kernel.mixed() & ~pass.active(), plan::toString);
      }
    }
  }

  @Test
  void aBlockOfGatesOnOnePairBecomesOneMatrix() {
    var gates = new ArrayList<GateApplication>();
    for (int layer = 0; layer < 3; layer++) {
      gates.add(turned(Gate.RY, 0.3, 4));
      gates.add(turned(Gate.RX, 0.4, 7));
      gates.add(gate(Gate.CX, 7, 4));
    }
    List<Pass> passes = Plan.of(9, gates).passes();
    assertEquals(1, passes.size());
    Kernel.Dense dense =
        assertInstanceOf(Kernel.Dense.class, passes.getFirst().kernels().getFirst());
    assertEquals(List.of(4, 7), dense.targets());
    assertEquals(1, passes.getFirst().kernels().size());
  }

  @Test
  void aDiagonalGateUnderManyControlsIsNotWrittenOutAsATable() {
    int qubits = 16;
    var gates = new ArrayList<GateApplication>();
    for (int qubit = 0; qubit < qubits; qubit++) {
      gates.add(gate(Gate.H, qubit));
    }
    int[] all = IntStream.range(0, qubits).toArray();
    gates.add(GateApplication.controlled(Gate.P, new double[] {0.3}, qubits - 1, 0b101, all));
    Amplitudes expected = gateByGate(qubits, gates);
    Amplitudes found = planned(Plan.of(qubits, gates));
    assertArrayEquals(expected.re, found.re, 1e-15);
    assertArrayEquals(expected.im, found.im, 1e-15);
  }

  @Test
  void aGateWithAnInfiniteMatrixDivergesAtItsIndex() {
    double most = Double.MAX_VALUE;
    var bad = GateApplication.of(Gate.U, new double[] {1, most, most}, 0);
    var computation =
        StateVectorComputation.of(
            Circuits.measured(2, List.of(gate(Gate.H, 0), gate(Gate.H, 1), bad)), 1, 0);
    assertEquals(new Outcome.Diverged(2), Run.of(computation, computation.cost().workUnits()));
  }

  @Test
  void theCostOfAPlannedRunIsExactlyWhatItTakes() {
    var computation = StateVectorComputation.of(Circuits.measured(17, fourier(17)), 100, 0);
    long needed = computation.cost().workUnits();
    assertInstanceOf(Outcome.Computed.class, Run.of(computation, needed));
    assertEquals(new Outcome.Exhausted(), Run.of(computation, needed - 1));
  }
}
