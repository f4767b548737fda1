package org.laplace.simulators.statevector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laplace.simulators.statevector.plan.ComplexMatrix;
import org.laplace.simulators.statevector.plan.Kernel;

/**
 * The few amplitudes that are not 0 at the start of a run, by index: a circuit that only permutes
 * basis states never needs the others. Terms with a factor of 0 are left out of sums, which changes
 * no value.
 */
final class SparseState {
  private record Amplitude(double re, double im) {}

  private final int qubits;
  private SortedMap<Integer, Amplitude> amplitudes = new TreeMap<>();

  /** All qubits in |0>. */
  SparseState(int qubits) {
    this.qubits = qubits;
    amplitudes.put(0, new Amplitude(1, 0));
  }

  /** Applies a kernel of a plan. */
  void apply(Kernel kernel) {
    switch (kernel) {
      case Kernel.Dense dense -> apply(dense);
      case Kernel.Diagonal diagonal -> apply(diagonal);
    }
  }

  private void apply(Kernel.Dense dense) {
    ComplexMatrix matrix = dense.matrix();
    int[] targets = dense.targets().stream().mapToInt(Integer::intValue).toArray();
    int[] offsets = DenseKernel.offsetsOf(targets);
    int mixed = offsets[offsets.length - 1];
    var next = new TreeMap<Integer, Amplitude>();
    var groups = new TreeSet<Integer>();
    amplitudes.forEach(
        (index, amplitude) -> {
          if ((index & dense.controls()) == dense.values()) {
            groups.add(index & ~mixed);
          } else {
            next.put(index, amplitude);
          }
        });
    for (int group : groups) {
      for (int row = 0; row < offsets.length; row++) {
        put(next, group | offsets[row], sum(matrix, row, group, offsets));
      }
    }
    amplitudes = next;
  }

  private Amplitude sum(ComplexMatrix matrix, int row, int group, int[] offsets) {
    double sumRe = 0;
    double sumIm = 0;
    for (int m = 0; m < offsets.length; m++) {
      int column = row ^ m;
      Amplitude in = amplitudes.get(group | offsets[column]);
      if (in != null) {
        double a = matrix.re(row, column);
        double b = matrix.im(row, column);
        sumRe = (sumRe + a * in.re) - b * in.im;
        sumIm = (sumIm + a * in.im) + b * in.re;
      }
    }
    return new Amplitude(sumRe, sumIm);
  }

  private void apply(Kernel.Diagonal diagonal) {
    ComplexMatrix factors = diagonal.entries();
    List<Integer> wires = diagonal.wires();
    var next = new TreeMap<Integer, Amplitude>();
    amplitudes.forEach(
        (index, in) -> {
          int entry = 0;
          for (int k = 0; k < wires.size(); k++) {
            entry |= ((index >> wires.get(k)) & 1) << k;
          }
          double a = factors.re(0, entry);
          double b = factors.im(0, entry);
          put(next, index, new Amplitude(a * in.re - b * in.im, a * in.im + b * in.re));
        });
    amplitudes = next;
  }

  private static void put(SortedMap<Integer, Amplitude> into, int index, Amplitude amplitude) {
    if (amplitude.re != 0 || amplitude.im != 0) {
      into.put(index, amplitude);
    }
  }

  /** Writes the amplitudes where all others are 0. */
  void writeTo(StateVector state) {
    amplitudes.forEach(
        (index, amplitude) -> {
          state.re[index] = amplitude.re;
          state.im[index] = amplitude.im;
        });
  }

  /** The amplitudes as they are now. */
  AmplitudeChunks chunks() {
    return new Chunks(this);
  }

  private static final class Chunks implements AmplitudeChunks {
    private final int qubits;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<double[]> re = new ArrayList<>();
    private final List<double[]> im = new ArrayList<>();

    Chunks(SparseState state) {
      qubits = state.qubits;
      state.amplitudes.forEach(
          (index, amplitude) -> {
            int number = index / chunkLength();
            if (numbers.isEmpty() || numbers.getLast() != number) {
              numbers.add(number);
              re.add(new double[chunkLength()]);
              im.add(new double[chunkLength()]);
            }
            re.getLast()[index % chunkLength()] = amplitude.re;
            im.getLast()[index % chunkLength()] = amplitude.im;
          });
    }

    private int place(int chunk) {
      return Collections.binarySearch(numbers, chunk);
    }

    @Override
    public int qubits() {
      return qubits;
    }

    @Override
    public boolean isZero(int chunk) {
      return place(chunk) < 0;
    }

    @Override
    public double[] re(int chunk) {
      return re.get(place(chunk));
    }

    @Override
    public double[] im(int chunk) {
      return im.get(place(chunk));
    }

    @Override
    public int start(int chunk) {
      return 0;
    }
  }
}
