package org.laplace.qpu.emulator;

import java.util.List;
import org.laplace.circuits.ClassicalRegister;

/**
 * The bits of many shots.
 *
 * @param registers in the order of declaration
 * @param shots number of shots
 * @param bits for each shot {@code bytesPerShot} bytes; bit b is bit {@code b mod 8} of byte {@code
 *     b / 8}, numbered over all registers
 */
// Nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
record Samples(List<ClassicalRegister> registers, int shots, int bytesPerShot, byte[] bits) {
  boolean bit(int shot, int bit) {
    return (bits[shot * bytesPerShot + bit / 8] >> (bit % 8) & 1) != 0;
  }

  /** The first half of the shots. */
  Samples half() {
    return new Samples(registers, Math.max(1, shots / 2), bytesPerShot, bits);
  }
}
