package org.laplace.simulators.stabilizer;

import java.util.Arrays;
import java.util.List;
import org.laplace.simulators.stabilizer.CliffordStep.Kind;

/** Many steps in a row, packed as a run reads them. Steps may be added until the first run. */
final class Steps {
  private Kind[] kinds = new Kind[16];
  private int[] first = new int[16];
  private int[] second = new int[16];
  private int size;

  static Steps of(List<CliffordStep> steps) {
    var packed = new Steps();
    packed.addAll(steps);
    return packed;
  }

  void addAll(List<CliffordStep> steps) {
    for (CliffordStep step : steps) {
      add(step.kind(), step.a(), step.b());
    }
  }

  void addAll(Steps steps) {
    for (int step = 0; step < steps.size; step++) {
      add(steps.kinds[step], steps.first[step], steps.second[step]);
    }
  }

  void add(Kind kind, int a, int b) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      first = Arrays.copyOf(first, 2 * size);
      second = Arrays.copyOf(second, 2 * size);
    }
    kinds[size] = kind;
    first[size] = a;
    second[size] = b;
    size++;
  }

  int size() {
    return size;
  }

  Kind kind(int step) {
    return kinds[step];
  }

  int a(int step) {
    return first[step];
  }

  int b(int step) {
    return second[step];
  }

  /** How many of a range of steps are on two qubits. */
  int pairs(int from, int to) {
    int pairs = 0;
    for (int step = from; step < to; step++) {
      pairs += kinds[step].qubits() == 2 ? 1 : 0;
    }
    return pairs;
  }

  /** The end of the gates that follow each other from a step on, at most so many. */
  int endOfGates(int from, int most) {
    int end = from;
    while (end < size && end - from < most && kinds[end].isGate()) {
      end++;
    }
    return end;
  }
}
