package org.laplace.qpu.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumpyFileTest {
  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    double[] values = {1, -2.5, Math.PI, 0, 1e300, -0.0};
    for (int[] shape : new int[][] {{6}, {2, 3}, {3, 1, 2}}) {
      var read =
          assertInstanceOf(
              NumpyArray.Numbers.class,
              NumpyFile.read(NumpyFile.write(new NumpyArray.Numbers(shape, values))));
      assertArrayEquals(shape, read.shape());
      assertArrayEquals(values, read.values());
    }
    byte[] bytes = {0, 1, (byte) 200};
    var read =
        assertInstanceOf(
            NumpyArray.Bytes.class,
            NumpyFile.read(NumpyFile.write(new NumpyArray.Bytes(new int[] {3, 1}, bytes))));
    assertArrayEquals(bytes, read.values());
    assertArrayEquals(
        new int[0],
        NumpyFile.read(NumpyFile.write(new NumpyArray.Numbers(new int[0], new double[1]))).shape());
  }

  @Test
  void damagedFilesAreRefusedWithATypedError() {
    byte[] file = NumpyFile.write(new NumpyArray.Numbers(new int[] {2, 3}, new double[6]));
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = file.clone();
      for (int k = 0; k <= random.nextInt(4); k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      byte[] cut = Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
      for (byte[] bytes : new byte[][] {damaged, cut}) {
        try {
          NumpyFile.read(bytes);
        } catch (WireException expected) {
          // Refused, as it may be.
        }
      }
    }
  }

  @Test
  void aBombIsNotUnpacked() {
    String bomb = Packed.pack(new byte[50 << 20]);
    assertTrue(bomb.length() < 100_000);
    assertThrows(WireException.class, () -> Packed.unpack(bomb, 1 << 20));
    assertThrows(WireException.class, () -> Packed.unpack("no base64!", 100));
    assertThrows(
        WireException.class, () -> Packed.unpack(Packed.pack(new byte[9]).substring(0, 8), 100));
  }
}
