package org.laplace.simulators.statevector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.UnitaryMatrix;
import org.laplace.simulators.Workers;

class AmplitudesTest {
  private static final double EXACT = 1e-14;

  /** A state without zeros or symmetries. */
  private static Amplitudes random(int qubits, Random random) {
    var state = new Amplitudes(qubits);
    double norm = 0;
    for (int i = 0; i < state.re.length; i++) {
      state.re[i] = random.nextGaussian();
      state.im[i] = random.nextGaussian();
      norm += state.probability(i);
    }
    for (int i = 0; i < state.re.length; i++) {
      state.re[i] /= Math.sqrt(norm);
      state.im[i] /= Math.sqrt(norm);
    }
    return state;
  }

  /** The gate's whole matrix, controls included, row by row over all basis states. */
  private static double[][] reference(Amplitudes state, GateApplication gate) {
    UnitaryMatrix matrix = gate.matrix();
    int size = state.re.length;
    double[] re = new double[size];
    double[] im = new double[size];
    for (int row = 0; row < size; row++) {
      int localRow = 0;
      for (int k = 0; k < gate.qubits(); k++) {
        localRow |= (row >> gate.qubit(k) & 1) << k;
      }
      for (int localColumn = 0; localColumn < matrix.dimension(); localColumn++) {
        int column = row;
        for (int k = 0; k < gate.qubits(); k++) {
          int bit = 1 << gate.qubit(k);
          column = (localColumn >> k & 1) == 0 ? column & ~bit : column | bit;
        }
        double a = matrix.re(localRow, localColumn);
        double b = matrix.im(localRow, localColumn);
        re[row] += a * state.re[column] - b * state.im[column];
        im[row] += a * state.im[column] + b * state.re[column];
      }
    }
    return new double[][] {re, im};
  }

  private static void check(Amplitudes state, GateApplication gate) {
    double[][] expected = reference(state, gate);
    assertTrue(state.apply(gate));
    assertArrayEquals(expected[0], state.re, EXACT, gate.toString());
    assertArrayEquals(expected[1], state.im, EXACT, gate.toString());
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void everyGateDoesWhatItsMatrixSaysOnAnyQubits(Gate gate) {
    var random = new Random(gate.name().hashCode());
    int qubits = 6;
    for (int repetition = 0; repetition < 5; repetition++) {
      check(
          random(qubits, random),
          GateApplication.of(
              gate,
              Circuits.parameters(gate, random),
              Circuits.distinct(gate.qubits(), qubits, random)));
    }
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void everyGateDoesSoUnderControlsOfBothSigns(Gate gate) {
    var random = new Random(gate.name().hashCode());
    int qubits = 7;
    for (int controls = 1; controls <= Math.min(3, qubits - gate.qubits()); controls++) {
      check(
          random(qubits, random),
          GateApplication.controlled(
              gate,
              Circuits.parameters(gate, random),
              controls,
              random.nextLong(1L << controls),
              Circuits.distinct(controls + gate.qubits(), qubits, random)));
    }
  }

  @Test
  void aGateWithAnInfiniteMatrixChangesNothing() {
    Amplitudes state = random(2, new Random(5));
    double[] before = state.re.clone();
    double most = Double.MAX_VALUE;
    assertFalse(state.apply(GateApplication.of(Gate.U, new double[] {1, most, most}, 0)));
    assertArrayEquals(before, state.re);
  }

  @Test
  void aMeasurementLeavesTheNormalisedPartOfItsOutcome() {
    for (double draw : new double[] {0, 0.25, 0.5, 0.75, 1 - 0x1p-53}) {
      Amplitudes state = random(5, new Random(9));
      double p1 = 0;
      for (int i = 0; i < 32; i++) {
        p1 += (i >> 3 & 1) == 0 ? 0 : state.probability(i);
      }
      StateVector measured = StateVector.ground(5);
      System.arraycopy(state.re, 0, measured.re, 0, 32);
      System.arraycopy(state.im, 0, measured.im, 0, 32);
      var collapse = new Collapse(measured, 3, Kernels.fastest());
      boolean one = collapse.outcome(draw);
      Collapse.keep(measured, 3, one, collapse.scale(one));
      assertEquals(draw >= 1 - p1, one);
      double norm = 0;
      for (int i = 0; i < 32; i++) {
        boolean kept = (i >> 3 & 1) == (one ? 1 : 0);
        double scale = kept ? 1 / Math.sqrt(one ? p1 : 1 - p1) : 0;
        assertEquals(state.re[i] * scale, measured.re[i], EXACT);
        norm += measured.re[i] * measured.re[i] + measured.im[i] * measured.im[i];
      }
      assertEquals(1, norm, EXACT);
    }
  }

  @Test
  void theSamplerInvertsTheCumulativeDistribution() {
    int qubits = 13;
    Amplitudes state = random(qubits, new Random(11));
    StateVector sampled = StateVector.ground(qubits);
    System.arraycopy(state.re, 0, sampled.re, 0, state.re.length);
    System.arraycopy(state.im, 0, sampled.im, 0, state.im.length);
    var sampler = new SummationTree(sampled, Kernels.fastest(), Workers.SEQUENTIAL);
    double below = 0;
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < state.re.length; i += 97) {
      below = 0;
      for (int j = 0; j < i; j++) {
        below += state.probability(j);
      }
      seen.add(sampler.sample(below + state.probability(i) / 2));
      assertEquals(i, seen.getLast());
    }
    assertEquals(state.re.length - 1, sampler.sample(1 - 0x1p-53), 8);
  }
}
