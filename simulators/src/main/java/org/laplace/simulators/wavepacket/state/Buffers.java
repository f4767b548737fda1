package org.laplace.simulators.wavepacket.state;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.laplace.simulators.wavepacket.fourier.Complexes;
import org.laplace.simulators.wavepacket.fourier.LineKernel;

/** Room for the lines that a task works on; as many as there are threads, used again and again. */
final class Buffers {
  /** Room of a buffer up to which several groups of lines are taken at once. */
  private static final int DOUBLES = 1 << 16;

  private static final int GROUPS_MAX = 4;

  private final int doubles;
  private final ConcurrentLinkedQueue<Complexes> free = new ConcurrentLinkedQueue<>();

  /** For lines of at most so many points. */
  Buffers(int pointsMax) {
    doubles = Math.max(DOUBLES, pointsMax * LineKernel.LANES);
  }

  /** Groups of lines that fit, 1, 2 or 4: runs of 32 neighbours are read faster than runs of 8. */
  static int groups(int points, int columns) {
    int groups = GROUPS_MAX;
    while (groups > 1
        && (groups * points * LineKernel.LANES > DOUBLES || groups * LineKernel.LANES > columns)) {
      groups /= 2;
    }
    return groups;
  }

  /** Bytes of one buffer. */
  static long bytes(int pointsMax) {
    return 2L * Double.BYTES * Math.max(DOUBLES, pointsMax * LineKernel.LANES);
  }

  /** Lends a buffer for as long as the use takes. */
  void with(Consumer<Complexes> use) {
    @Nullable Complexes taken = free.poll();
    Complexes buffer = taken == null ? Complexes.zeros(doubles) : taken;
    use.accept(buffer);
    free.add(buffer);
  }
}
