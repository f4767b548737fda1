package org.laplace.simulators.noise;

import com.google.protobuf.ByteString;

/** The bits of all shots as results pack them. Threads write to different shots. */
final class Outcomes {
  private final byte[] bytes;
  private final int bytesPerShot;

  Outcomes(int shots, int bytesPerShot) {
    bytes = new byte[shots * bytesPerShot];
    this.bytesPerShot = bytesPerShot;
  }

  /** All shots. */
  ByteString bytes() {
    return ByteString.copyFrom(bytes);
  }

  /** Sets a bit. */
  void set(int shot, int bit, boolean value) {
    int at = shot * bytesPerShot + bit / 8;
    int mask = 1 << (bit % 8);
    bytes[at] = (byte) (value ? bytes[at] | mask : bytes[at] & ~mask);
  }
}
