package org.laplace.simulators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PhiloxTest {
  /** Known answers of Random123's kat_vectors for philox2x64-10. */
  @Test
  void theKnownAnswersOfItsAuthorsComeOut() {
    assertArrayEquals(new long[] {0xca00a0459843d731L, 0x66c24222c9a845b5L}, Philox.block(0, 0, 0));
    assertArrayEquals(
        new long[] {0x65b021d60cd8310fL, 0x4d02f3222f86df20L}, Philox.block(-1, -1, -1));
    assertArrayEquals(
        new long[] {0x0a5e742c2997341cL, 0xb0f883d38000de5dL},
        Philox.block(0xa4093822299f31d0L, 0x243f6a8885a308d3L, 0x13198a2e03707344L));
  }

  @Test
  void numbersAreUniformInTheUnitInterval() {
    int count = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double u = Philox.uniform(7, i, 3);
      sum += u;
      squares += u * u;
    }
    assertEquals(0.5, sum / count, 0.005);
    assertEquals(1.0 / 3, squares / count, 0.005);
  }
}
