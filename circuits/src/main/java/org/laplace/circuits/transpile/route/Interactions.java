package org.laplace.circuits.transpile.route;

/**
 * How much pairs of wires have to do with one another; earlier interactions weigh more.
 *
 * @param used number of wires that interact at all
 */
@SuppressWarnings("ArrayRecordComponent") // Shared by trials that only read.
record Interactions(int used, int[] wires, int[][] partners, double[][] weights) {
  static Interactions of(Precedence circuit, int qubits) {
    double[][] matrix = new double[qubits][qubits];
    double weight = 1;
    double fading = Math.exp(-3.0 / Math.max(1, circuit.nodes()));
    for (int node = 0; node < circuit.nodes(); node++) {
      if (circuit.isInteraction(node)) {
        matrix[circuit.first()[node]][circuit.second()[node]] += weight;
        matrix[circuit.second()[node]][circuit.first()[node]] += weight;
        weight *= fading;
      }
    }
    int[] wires = new int[qubits];
    int[][] partners = new int[qubits][];
    double[][] weights = new double[qubits][];
    int used = 0;
    for (int a = 0; a < qubits; a++) {
      int count = 0;
      for (int b = 0; b < qubits; b++) {
        count += matrix[a][b] > 0 ? 1 : 0;
      }
      partners[a] = new int[count];
      weights[a] = new double[count];
      for (int b = qubits - 1; b >= 0; b--) {
        if (matrix[a][b] > 0) {
          partners[a][--count] = b;
          weights[a][count] = matrix[a][b];
        }
      }
      if (partners[a].length > 0) {
        wires[used++] = a;
      }
    }
    return new Interactions(used, java.util.Arrays.copyOf(wires, used), partners, weights);
  }
}
