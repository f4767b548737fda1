package org.laplace.circuits.transpile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;

/**
 * Whether a transpiled circuit does what the original does.
 *
 * <p>Both run on the same random state. If one unitary undoes the other on a state that was drawn
 * uniformly, up to a phase, then the state is an eigenvector of their product, and with probability
 * one only multiples of the identity have it as one: so one state settles it, to rounding.
 */
public final class Equivalence {
  private Equivalence() {}

  private static final double INFIDELITY_MAX = 1e-9;

  /** What the comparison says. */
  public sealed interface Verdict {
    /** The same unitary, up to where qubits are and a phase; the same qubits into the same bits. */
    record Equal(double infidelity) implements Verdict {}

    /** Another unitary, or other measurements. */
    record Different(String text) implements Verdict {}

    /** Not decided by this method. */
    record Undecided(String text) implements Verdict {}
  }

  /** Compares gates and the measurements at the end. */
  public static Verdict check(Circuit original, TranspileResult.Transpiled result, long seed) {
    int[] dense = new int[result.circuit().qubits()];
    Arrays.fill(dense, -1);
    int used = 0;
    for (int qubit : result.initialLayout()) {
      dense[qubit] = used++;
    }
    for (Operation operation : result.circuit().operations()) {
      if (operation instanceof GateApplication gate) {
        for (int k = 0; k < gate.qubits(); k++) {
          if (dense[gate.qubit(k)] < 0) {
            dense[gate.qubit(k)] = used++;
          }
        }
      }
    }
    if (used > TranspilerLimits.checkedQubitsMax) {
      return new Verdict.Undecided(
          used
              + " physical qubits are used; at most "
              + TranspilerLimits.checkedQubitsMax
              + " are simulated to compare.");
    }
    int qubits = original.qubits();
    double[] start = random(qubits, seed);
    var measured = new TreeMap<Integer, Integer>();
    var measuredThere = new TreeMap<Integer, Integer>();
    double[] expected = new double[2 << used];
    System.arraycopy(start, 0, expected, 0, start.length);
    double[] got = expected.clone();
    int[] same = new int[qubits];
    Arrays.setAll(same, k -> k);
    if (!run(original.operations(), same, expected, measured)
        || !run(result.circuit().operations(), dense, got, measuredThere)) {
      return new Verdict.Undecided(
          "The circuit measures or resets in the middle or has control flow.");
    }
    int[] finals = new int[qubits];
    Arrays.setAll(finals, k -> dense[result.finalLayout().get(k)]);
    for (var bit : measured.entrySet()) {
      Integer there = measuredThere.get(bit.getKey());
      if (there == null || there != finals[bit.getValue()]) {
        return new Verdict.Different("Bit " + bit.getKey() + " is measured from another qubit.");
      }
    }
    // Interactions between qubits that are measured afterwards may be left out.
    double infidelity =
        measured.isEmpty()
            ? 1 - overlap(expected, got, finals, qubits)
            : distance(expected, got, finals, qubits);
    return measured.size() == measuredThere.size() && infidelity < INFIDELITY_MAX
        ? new Verdict.Equal(infidelity)
        : new Verdict.Different("The final states differ: infidelity " + infidelity + ".");
  }

  private static double[] random(int qubits, long seed) {
    var numbers = new Random(seed);
    double[] state = new double[2 << qubits];
    double norm = 0;
    for (int i = 0; i < state.length; i++) {
      state[i] = numbers.nextGaussian();
      norm += state[i] * state[i];
    }
    for (int i = 0; i < state.length; i++) {
      state[i] /= Math.sqrt(norm);
    }
    return state;
  }

  /** False if there is more than gates and measurements that nothing follows. */
  private static boolean run(
      List<Operation> operations, int[] dense, double[] state, Map<Integer, Integer> measured) {
    for (Operation operation : operations) {
      switch (operation) {
        case GateApplication gate -> {
          int[] qubits = new int[gate.qubits()];
          Arrays.setAll(qubits, k -> dense[gate.qubit(k)]);
          for (int qubit : qubits) {
            if (measured.containsValue(qubit)) {
              return false;
            }
          }
          apply(gate, qubits, state);
        }
        case Measure measure -> {
          if (measured.containsKey(measure.bit())
              || measured.containsValue(dense[measure.qubit()])) {
            return false;
          }
          measured.put(measure.bit(), dense[measure.qubit()]);
        }
        case Barrier barrier -> {}
        case Reset reset -> {
          return false;
        }
        case ControlOperation control -> {
          return false;
        }
      }
    }
    return true;
  }

  private static void apply(GateApplication gate, int[] qubits, double[] state) {
    var matrix = gate.matrix();
    int dimension = matrix.dimension();
    int mask = 0;
    for (int qubit : qubits) {
      mask |= 1 << qubit;
    }
    int[] offsets = new int[dimension];
    for (int local = 0; local < dimension; local++) {
      for (int k = 0; k < qubits.length; k++) {
        offsets[local] |= ((local >> k) & 1) << qubits[k];
      }
    }
    double[] re = matrix.re();
    double[] im = matrix.im();
    double[] old = new double[2 * dimension];
    for (int base = 0; base < state.length / 2; base++) {
      if ((base & mask) != 0) {
        continue;
      }
      for (int k = 0; k < dimension; k++) {
        old[2 * k] = state[2 * (base | offsets[k])];
        old[2 * k + 1] = state[2 * (base | offsets[k]) + 1];
      }
      for (int row = 0; row < dimension; row++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int k = 0; k < dimension; k++) {
          int at = row * dimension + k;
          sumRe += re[at] * old[2 * k] - im[at] * old[2 * k + 1];
          sumIm += re[at] * old[2 * k + 1] + im[at] * old[2 * k];
        }
        state[2 * (base | offsets[row])] = sumRe;
        state[2 * (base | offsets[row]) + 1] = sumIm;
      }
    }
  }

  private static double overlap(double[] expected, double[] got, int[] finals, int qubits) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < (1 << qubits); i++) {
      int to = moved(i, finals);
      re += expected[2 * i] * got[2 * to] + expected[2 * i + 1] * got[2 * to + 1];
      im += expected[2 * i] * got[2 * to + 1] - expected[2 * i + 1] * got[2 * to];
    }
    return re * re + im * im;
  }

  /** Half of the sum of the differences of the probabilities. */
  private static double distance(double[] expected, double[] got, int[] finals, int qubits) {
    double sum = 0;
    for (int i = 0; i < (1 << qubits); i++) {
      int to = moved(i, finals);
      double wanted = expected[2 * i] * expected[2 * i] + expected[2 * i + 1] * expected[2 * i + 1];
      double found = got[2 * to] * got[2 * to] + got[2 * to + 1] * got[2 * to + 1];
      sum += Math.abs(wanted - found);
    }
    return sum / 2;
  }

  private static int moved(int index, int[] finals) {
    int to = 0;
    for (int k = 0; k < finals.length; k++) {
      to |= ((index >> k) & 1) << finals[k];
    }
    return to;
  }
}
