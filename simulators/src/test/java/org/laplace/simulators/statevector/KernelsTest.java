package org.laplace.simulators.statevector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Vector code does to every bit what scalar code does. */
class KernelsTest {
  private static final int QUBITS = 9;

  private final Kernels scalar = new ScalarKernels();
  private final Kernels vector = assertInstanceOf(VectorKernels.class, Kernels.fastest());

  private static double[] random(int length, Random random) {
    return random.doubles(length, -1, 1).toArray();
  }

  /** Some matrices have the zeros for which there is code of its own. */
  private static BlockMatrix matrix(Random random) {
    int targets = 1 + random.nextInt(4);
    int controls = random.nextInt(4);
    int[] places = Circuits.distinct(targets + controls, QUBITS, random);
    int[] target = Arrays.stream(places).limit(targets).sorted().toArray();
    int mask = Arrays.stream(places).skip(targets).map(place -> 1 << place).sum();
    double[] re = random(1 << (2 * targets), random);
    double[] im = random(1 << (2 * targets), random);
    switch (random.nextInt(4)) {
      case 0 -> Arrays.fill(im, 0);
      case 1 -> {
        int dimension = 1 << targets;
        for (int k = 0; k < re.length; k++) {
          (k / dimension == k % dimension ? im : re)[k] = 0;
        }
      }
      case 2 -> {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        int dimension = 1 << targets;
        for (int row = 0; row < dimension; row++) {
          re[row * dimension + (dimension - 1 - row)] = 1;
        }
      }
      default -> {}
    }
    return new BlockMatrix(re, im, target, mask, mask & random.nextInt());
  }

  private static BlockTable table(Random random) {
    int[] inner = Circuits.distinct(random.nextInt(7), QUBITS, random);
    int[] outer = {12, 15};
    int entries = 1 << (inner.length + outer.length);
    return new BlockTable(random(entries, random), random(entries, random), inner, outer);
  }

  private static void assertSame(BlockOperation expected, BlockOperation found, Random random) {
    int offset = 1 << QUBITS;
    double[] re = random(3 << QUBITS, random);
    double[] im = random(3 << QUBITS, random);
    double[] otherRe = re.clone();
    double[] otherIm = im.clone();
    int base = random.nextInt(1 << 16);
    expected.apply(re, im, offset, base);
    found.apply(otherRe, otherIm, offset, base);
    assertArrayEquals(withoutNegativeZeros(re), withoutNegativeZeros(otherRe));
    assertArrayEquals(withoutNegativeZeros(im), withoutNegativeZeros(otherIm));
  }

  private static double[] withoutNegativeZeros(double[] values) {
    return Arrays.stream(values).map(value -> value + 0.0).toArray();
  }

  @Test
  void matricesOnAnyTargetsUnderAnyControlsGiveTheSameBits() {
    var random = new Random(7);
    for (int repetition = 0; repetition < 4000; repetition++) {
      BlockMatrix matrix = matrix(random);
      assertSame(scalar.matrix(matrix, QUBITS), vector.matrix(matrix, QUBITS), random);
    }
  }

  @Test
  void tablesOverAnyQubitsGiveTheSameBits() {
    var random = new Random(8);
    for (int repetition = 0; repetition < 2000; repetition++) {
      BlockTable table = table(random);
      assertSame(scalar.table(table, QUBITS), vector.table(table, QUBITS), random);
    }
  }

  @Test
  void sumsOfProbabilitiesGiveTheSameBits() {
    var random = new Random(9);
    for (int length : new int[] {2, 8, 32, 64, 1024}) {
      double[] re = random(2048, random);
      double[] im = random(2048, random);
      double[] sums = new double[Math.max(1, length / SummationTree.GROUP)];
      double[] others = sums.clone();
      scalar.groupSums(re, im, 64, length, sums);
      vector.groupSums(re, im, 64, length, others);
      assertArrayEquals(sums, others);
    }
  }
}
