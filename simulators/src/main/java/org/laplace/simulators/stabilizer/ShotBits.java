package org.laplace.simulators.stabilizer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bits of shots, shot after shot: bit b of a shot is bit {@code b mod 8} of its byte {@code b / 8}.
 */
public final class ShotBits {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int shots;
  private final int bits;
  private final byte[] bytes;

  ShotBits(int shots, int bits) {
    this.shots = shots;
    this.bits = bits;
    bytes = new byte[Math.multiplyExact(shots, (bits + 7) / 8)];
  }

  /** Number of shots. */
  public int shots() {
    return shots;
  }

  /** Number of bits of a shot. */
  public int bits() {
    return bits;
  }

  /** A bit of a shot. */
  public boolean bit(int shot, int bit) {
    return (bytes[shot * ((bits + 7) / 8) + bit / 8] >> (bit % 8) & 1) != 0;
  }

  /** All shots, each padded to whole bytes; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Takes over rows of a block; blocks may come from several threads. */
  void put(int block, long[] rows) {
    write(bytes, shots, bits, block, rows);
  }

  /**
   * Writes a block of shots.
   *
   * @param rows for each bit the words of the block's shots
   */
  static void write(byte[] to, int shots, int bits, int block, long[] rows) {
    int bytesPerShot = (bits + 7) / 8;
    long[] square = new long[Long.SIZE];
    for (int first = 0; first < bits; first += Long.SIZE) {
      int count = Math.min(Long.SIZE, bits - first);
      int byteCount = (count + 7) / 8;
      for (int w = 0; w < FrameBlock.WORDS; w++) {
        int shot = block * FrameBlock.SHOTS + w * Long.SIZE;
        if (shot >= shots) {
          break;
        }
        for (int k = 0; k < Long.SIZE; k++) {
          square[k] = k < count ? rows[(first + k) * FrameBlock.WORDS + w] : 0;
        }
        transpose(square);
        int end = Math.min(Long.SIZE, shots - shot);
        for (int k = 0; k < end; k++) {
          int at = (shot + k) * bytesPerShot + first / 8;
          if (byteCount == Long.BYTES) {
            LITTLE_ENDIAN.set(to, at, square[k]);
          } else {
            for (int b = 0; b < byteCount; b++) {
              to[at + b] = (byte) (square[k] >>> (8 * b));
            }
          }
        }
      }
    }
  }

  /** Swaps bit i of word k with bit k of word i, by halves, quarters and so on. */
  private static void transpose(long[] square) {
    long mask = 0x00000000FFFFFFFFL;
    for (int width = 32; width != 0; width >>= 1, mask ^= mask << width) {
      for (int k = 0; k < Long.SIZE; k = (k + width + 1) & ~width) {
        long swapped = (square[k] >>> width ^ square[k + width]) & mask;
        square[k] ^= swapped << width;
        square[k + width] ^= swapped;
      }
    }
  }
}
