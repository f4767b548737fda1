package org.laplace.qpu.qpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.circuits.Circuit;

/** Hostile bytes: a circuit that Qiskit wrote, damaged. */
class QpyFuzzTest {
  private static final int MUTATIONS = Integer.getInteger("laplace.fuzz.circuits", 30_000);
  private static final long SEED = Long.getLong("laplace.fuzz.seed", 1);

  /** Written by qpy_circuits.py: the control flow of format 17. */
  private static byte[] original() throws Exception {
    try (InputStream in = QpyFuzzTest.class.getResourceAsStream("/qpy/control-flow-17.qpy")) {
      return in.readAllBytes();
    }
  }

  @Test
  void damagedBytesAreACircuitOrARefusalWithACode() throws Exception {
    byte[] original = original();
    assertTrue(QpyReader.read(original).bind(new double[0]).operations().size() > 5);
    var random = new Random(SEED);
    var codes = EnumSet.noneOf(QpyCode.class);
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = mutated(original, random);
      try {
        QpyProgram program = QpyReader.read(bytes);
        Circuit circuit = program.bind(new double[program.parameters().size()]);
        assertTrue(circuit.qubits() >= 0);
        read++;
      } catch (QpyException refused) {
        codes.add(refused.code());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + SEED + ", mutation " + i, e);
      }
    }
    assertTrue(read > 0 && codes.size() >= 6, read + " were read, refused as " + codes);
  }

  private static byte[] mutated(byte[] original, Random random) {
    byte[] bytes = original.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) 0xff;
        default -> {
          if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, 1 + at);
          } else {
            bytes[at] = 0;
          }
        }
      }
    }
    return bytes;
  }

  @Test
  void whatIsCutOffAnywhereIsRefused() throws Exception {
    byte[] original = original();
    // Behind the last instruction stands the layout, which is not looked at.
    for (int length = 0; length < original.length - 40; length++) {
      byte[] part = Arrays.copyOf(original, length);
      assertThrows(QpyException.class, () -> QpyReader.read(part), "at " + length);
    }
  }

  @Test
  void otherFormatsAreNamed() throws Exception {
    for (int format : new int[] {0, 12, 18, 255}) {
      byte[] bytes = original();
      bytes[6] = (byte) format;
      QpyException refused = assertThrows(QpyException.class, () -> QpyReader.read(bytes));
      assertEquals(QpyCode.UNSUPPORTED_FORMAT, refused.code());
    }
    assertEquals(
        QpyCode.NOT_QPY,
        assertThrows(QpyException.class, () -> QpyReader.read(new byte[100])).code());
  }
}
