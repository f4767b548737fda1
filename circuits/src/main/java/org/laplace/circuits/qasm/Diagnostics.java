package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.laplace.circuits.CircuitLimits;

/** Collects what is wrong, each place once, up to the limit. */
final class Diagnostics {
  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<Integer> places = new HashSet<>();

  Diagnostics(Source source) {
    this.source = source;
  }

  /** Notes a problem with the text from {@code start} to {@code end}. */
  void add(DiagnosticCode code, int start, int end, String expected, String message) {
    if (!isFull() && places.add(start)) {
      found.add(source.diagnostic(code, start, end, expected, message));
    }
  }

  void addAll(Diagnostics others) {
    found.addAll(others.found);
  }

  int size() {
    return found.size();
  }

  boolean isFull() {
    return found.size() >= CircuitLimits.diagnosticsMax;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Diagnostic> sorted() {
    var sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column));
    return sorted;
  }
}
