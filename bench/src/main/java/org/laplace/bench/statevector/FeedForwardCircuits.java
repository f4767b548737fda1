package org.laplace.bench.statevector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeSet;

/** Thirty programs in OpenQASM 3 that measure and decide in their middle, always the same. */
final class FeedForwardCircuits {
  private final Random random = new Random(30);

  private FeedForwardCircuits() {}

  /** By name, in a fixed order. */
  static SequencedMap<String, String> all() {
    return new FeedForwardCircuits().written();
  }

  private SequencedMap<String, String> written() {
    var programs = new LinkedHashMap<String, String>();
    for (int hops : new int[] {2, 3, 4, 5, 7}) {
      programs.put("Teleportation over " + hops + " hops", teleportation(hops));
    }
    for (int[] size : new int[][] {{3, 3}, {5, 4}, {6, 6}, {8, 8}, {4, 12}}) {
      programs.put(
          "Repeat until success, %d rounds, %d qubits".formatted(size[0], size[1]),
          untilSuccess(size[0], size[1]));
    }
    for (int[] size : new int[][] {{4, 2}, {6, 3}, {8, 4}, {10, 6}, {12, 8}}) {
      programs.put(
          "Iterative phase estimation, %d bits, %d qubits".formatted(size[0], size[1]),
          phaseEstimation(size[0], size[1]));
    }
    int[][] sizes = {
      {4, 10, 2}, {4, 20, 5}, {5, 12, 3}, {6, 15, 4}, {6, 30, 8},
      {8, 10, 2}, {8, 16, 5}, {9, 12, 4}, {10, 10, 3}, {10, 20, 6},
      {12, 8, 2}, {12, 12, 4}, {14, 8, 3}, {15, 8, 2}, {16, 6, 3}
    };
    for (int[] size : sizes) {
      programs.put(
          "Random, %d qubits, %d layers, %d decisions".formatted(size[0], size[1], size[2]),
          random(size[0], size[1], size[2]));
    }
    return programs;
  }

  private static StringBuilder header(int qubits, int bits) {
    return new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n")
        .append("qubit[%d] q;\nbit[%d] c;\n".formatted(qubits, bits));
  }

  private String angle() {
    return String.format(Locale.ROOT, "%.6f", 6.2 * random.nextDouble() - 3.1);
  }

  private String turn(int qubit) {
    return "U(%s, %s, %s) q[%d];\n".formatted(angle(), angle(), angle(), qubit);
  }

  private String teleportation(int hops) {
    StringBuilder text = header(1 + 2 * hops, 2 * hops + 1).append(turn(0));
    for (int hop = 0; hop < hops; hop++) {
      int from = 2 * hop;
      int middle = from + 1;
      int to = from + 2;
      text.append("h q[%d];\ncx q[%d], q[%d];\n".formatted(middle, middle, to))
          .append("cx q[%d], q[%d];\nh q[%d];\n".formatted(from, middle, from))
          .append("c[%d] = measure q[%d];\n".formatted(from, from))
          .append("c[%d] = measure q[%d];\n".formatted(middle, middle))
          .append("if (c[%d]) { x q[%d]; }\n".formatted(middle, to))
          .append("if (c[%d]) { z q[%d]; }\n".formatted(from, to));
    }
    return text.append("c[%d] = measure q[%d];\n".formatted(2 * hops, 2 * hops)).toString();
  }

  private String untilSuccess(int rounds, int qubits) {
    StringBuilder text = header(qubits, qubits);
    for (int qubit = 1; qubit < qubits; qubit++) {
      text.append(turn(qubit));
    }
    for (int round = 0; round < rounds; round++) {
      text.append(round == 0 ? "" : "if (c[0]) {\n").append("reset q[0];\nh q[0];\n");
      for (int qubit = 1; qubit < qubits; qubit++) {
        text.append("crx(%s) q[0], q[%d];\n".formatted(angle(), qubit));
      }
      text.append("h q[0];\nc[0] = measure q[0];\n").append(round == 0 ? "" : "}\n");
    }
    for (int qubit = 1; qubit < qubits; qubit++) {
      text.append("c[%d] = measure q[%d];\n".formatted(qubit, qubit));
    }
    return text.toString();
  }

  private String phaseEstimation(int bits, int qubits) {
    StringBuilder text = header(qubits, bits);
    for (int qubit = 1; qubit < qubits; qubit++) {
      text.append("x q[%d];\n".formatted(qubit));
    }
    double phase = random.nextDouble();
    for (int bit = 0; bit < bits; bit++) {
      text.append("reset q[0];\nh q[0];\n");
      double turned = 2 * Math.PI * phase * (1 << (bits - 1 - bit)) / (qubits - 1);
      for (int qubit = 1; qubit < qubits; qubit++) {
        text.append(String.format(Locale.ROOT, "cp(%.9f) q[0], q[%d];%n", turned, qubit));
      }
      for (int known = 0; known < bit; known++) {
        double back = -Math.PI / (1 << (bit - known));
        text.append(String.format(Locale.ROOT, "if (c[%d]) { p(%.9f) q[0]; }%n", known, back));
      }
      text.append("h q[0];\nc[%d] = measure q[0];\n".formatted(bit));
    }
    return text.toString();
  }

  private String random(int qubits, int layers, int decisions) {
    List<Integer> order = new ArrayList<>();
    for (int qubit = 0; qubit < qubits; qubit++) {
      order.add(qubit);
    }
    var decided = new TreeSet<Integer>();
    while (decided.size() < decisions) {
      decided.add(random.nextInt(layers));
    }
    StringBuilder text = header(qubits, qubits);
    for (int layer = 0; layer < layers; layer++) {
      for (int qubit = 0; qubit < qubits; qubit++) {
        text.append(turn(qubit));
      }
      Collections.shuffle(order, random);
      for (int k = 0; k + 1 < qubits; k += 2) {
        String gate = List.of("cx", "cz", "cp(0.7)").get(random.nextInt(3));
        text.append("%s q[%d], q[%d];\n".formatted(gate, order.get(k), order.get(k + 1)));
      }
      if (decided.contains(layer)) {
        text.append(decision(order.get(0), order.get(1)));
      }
    }
    return text.append("c = measure q;\n").toString();
  }

  private String decision(int qubit, int other) {
    String measured = "c[%d] = measure q[%d];\n".formatted(qubit, qubit);
    return switch (random.nextInt(4)) {
      case 0 -> "reset q[%d];\n".formatted(qubit);
      case 1 -> measured;
      case 2 ->
          measured
              + "if (c[%d]) { x q[%d]; ry(%s) q[%d]; } else { h q[%d]; }\n"
                  .formatted(qubit, other, angle(), other, other);
      default -> measured + "if (c[%d]) { cx q[%d], q[%d]; }\n".formatted(qubit, qubit, other);
    };
  }
}
