package org.laplace.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The circuits that simulators are measured with, in OpenQASM 2; every qubit is measured. */
public final class BenchCircuits {
  private BenchCircuits() {}

  /** Fourier transform of a uniform superposition with phases, so that no amplitude is zero. */
  public static String qft(int qubits) {
    StringBuilder text = header(qubits);
    for (int qubit = 0; qubit < qubits; qubit++) {
      text.append("h q[%d];\nrz(0.%d) q[%d];\n".formatted(qubit, qubit + 1, qubit));
    }
    for (int target = qubits - 1; target >= 0; target--) {
      text.append("h q[%d];\n".formatted(target));
      for (int control = target - 1; control >= 0; control--) {
        text.append(
            "cp(pi/%d) q[%d],q[%d];\n".formatted(1L << (target - control), control, target));
      }
    }
    for (int qubit = 0; qubit < qubits / 2; qubit++) {
      text.append("swap q[%d],q[%d];\n".formatted(qubit, qubits - 1 - qubit));
    }
    return measured(text);
  }

  /** The state of all zeros and all ones. */
  public static String ghz(int qubits) {
    StringBuilder text = header(qubits).append("h q[0];\n");
    for (int qubit = 1; qubit < qubits; qubit++) {
      text.append("cx q[%d],q[%d];\n".formatted(qubit - 1, qubit));
    }
    return measured(text);
  }

  /**
   * Layers of random two-qubit gates on random pairs, each with three {@code cx} and eight {@code
   * u3}.
   */
  public static String quantumVolume(int qubits, int depth, long seed) {
    Random random = new Random(seed);
    StringBuilder text = header(qubits);
    List<Integer> order = new ArrayList<>();
    for (int qubit = 0; qubit < qubits; qubit++) {
      order.add(qubit);
    }
    for (int layer = 0; layer < depth; layer++) {
      Collections.shuffle(order, random);
      for (int pair = 0; pair + 1 < qubits; pair += 2) {
        int first = order.get(pair);
        int second = order.get(pair + 1);
        rotate(text, first, second, random);
        for (int i = 0; i < 3; i++) {
          text.append("cx q[%d],q[%d];\n".formatted(first, second));
          rotate(text, first, second, random);
        }
      }
    }
    return measured(text);
  }

  private static void rotate(StringBuilder text, int first, int second, Random random) {
    for (int qubit : new int[] {first, second}) {
      text.append("u3(")
          .append(Math.PI * random.nextDouble())
          .append(',')
          .append(2 * Math.PI * random.nextDouble())
          .append(',')
          .append(2 * Math.PI * random.nextDouble())
          .append(") q[")
          .append(qubit)
          .append("];\n");
    }
  }

  /**
   * Layers of {@code rzz} on the edges of a random graph of degree 3 and {@code rx} on all qubits.
   */
  public static String qaoa(int qubits, int layers, long seed) {
    Random random = new Random(seed);
    List<int[]> edges = cubicGraph(qubits, random);
    StringBuilder text = header(qubits);
    for (int qubit = 0; qubit < qubits; qubit++) {
      text.append("h q[%d];\n".formatted(qubit));
    }
    for (int layer = 0; layer < layers; layer++) {
      double gamma = random.nextDouble();
      double beta = random.nextDouble();
      for (int[] edge : edges) {
        text.append("rzz(" + gamma + ") q[%d],q[%d];\n".formatted(edge[0], edge[1]));
      }
      for (int qubit = 0; qubit < qubits; qubit++) {
        text.append("rx(" + beta + ") q[%d];\n".formatted(qubit));
      }
    }
    return measured(text);
  }

  /** A ring and a perfect matching: 3n/2 edges. */
  private static List<int[]> cubicGraph(int qubits, Random random) {
    List<int[]> edges = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int qubit = 0; qubit < qubits; qubit++) {
      edges.add(new int[] {qubit, (qubit + 1) % qubits});
      order.add(qubit);
    }
    Collections.shuffle(order, random);
    for (int i = 0; i + 1 < qubits; i += 2) {
      edges.add(new int[] {order.get(i), order.get(i + 1)});
    }
    return edges;
  }

  private static StringBuilder header(int qubits) {
    return new StringBuilder("OPENQASM 2.0;\ninclude \"qelib1.inc\";\n")
        .append("qreg q[%d];\ncreg c[%d];\n".formatted(qubits, qubits));
  }

  private static String measured(StringBuilder text) {
    return text.append("measure q -> c;\n").toString();
  }
}
