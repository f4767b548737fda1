package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum of products of one-qubit operators: Paulis, and the projectors that Qiskit writes as 0, 1,
 * +, -, r, l.
 */
record Observable(List<Term> terms) {
  /**
   * A product with its coefficient.
   *
   * @param letters by qubit; the identity is left out
   */
  record Term(double coefficient, SortedMap<Integer, Character> letters) {}

  /** Observables in an arrangement. */
  // Nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record Arranged(int[] shape, List<Observable> observables) {}

  /** Reads the observables of a PUB for a circuit of so many qubits. */
  static Arranged read(JsonNode node, int qubits) throws JobFailure {
    JsonNode plain = node.has("__type__") ? node.path("__value__") : node;
    var shape = new ArrayList<Integer>();
    for (JsonNode level = plain; level.isArray(); level = level.path(0)) {
      shape.add(level.size());
    }
    var observables = new ArrayList<Observable>();
    collect(plain, 0, shape, qubits, observables);
    return new Arranged(shape.stream().mapToInt(Integer::intValue).toArray(), observables);
  }

  private static void collect(
      JsonNode node, int level, List<Integer> shape, int qubits, List<Observable> observables)
      throws JobFailure {
    if (level < shape.size()) {
      if (!node.isArray() || node.size() != shape.get(level)) {
        throw Bindings.malformed("The observables have rows of different lengths.");
      }
      for (JsonNode element : node) {
        collect(element, level + 1, shape, qubits, observables);
      }
      return;
    }
    observables.add(one(node, qubits));
  }

  private static Observable one(JsonNode node, int qubits) throws JobFailure {
    var terms = new ArrayList<Term>();
    if (node.isTextual()) {
      terms.add(new Term(1, letters(node.asText(), qubits)));
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        JsonNode coefficient = entry.getValue();
        if (coefficient.path("__type__").asText("").equals("complex")) {
          if (coefficient.path("__value__").path(1).asDouble() != 0) {
            throw Bindings.malformed("An observable has a coefficient that is not real.");
          }
          coefficient = coefficient.path("__value__").path(0);
        }
        if (!coefficient.isNumber()) {
          throw Bindings.malformed("An observable has a coefficient that is no number.");
        }
        terms.add(new Term(coefficient.asDouble(), letters(entry.getKey(), qubits)));
      }
    } else {
      throw Bindings.malformed("An observable is a text or an object.");
    }
    return new Observable(terms);
  }

  private static SortedMap<Integer, Character> letters(String label, int qubits) throws JobFailure {
    if (label.length() != qubits) {
      throw Bindings.malformed(
          "An observable has " + label.length() + " letters, the circuit " + qubits + " qubits.");
    }
    var letters = new TreeMap<Integer, Character>();
    for (int i = 0; i < label.length(); i++) {
      char letter = label.charAt(i);
      if ("IXYZ01+-rl".indexOf(letter) < 0) {
        throw Bindings.malformed("An observable has the letter '" + letter + "'.");
      }
      if (letter != 'I') {
        // The last letter is qubit 0.
        letters.put(label.length() - 1 - i, letter);
      }
    }
    return letters;
  }

  /** The basis in which a letter is measured: X, Y or Z. */
  static char basis(char letter) {
    return switch (letter) {
      case 'X', '+', '-' -> 'X';
      case 'Y', 'r', 'l' -> 'Y';
      default -> 'Z';
    };
  }

  /** What a letter is worth when its qubit was measured in its basis. */
  static int value(char letter, boolean one) {
    return switch (letter) {
      case 'X', 'Y', 'Z' -> one ? -1 : 1;
      case '0', '+', 'r' -> one ? 0 : 1;
      default -> one ? 1 : 0;
    };
  }
}
