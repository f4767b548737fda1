package org.laplace.cli.local;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.laplace.primitives.Code;
import org.laplace.wallet.RefusedException;

/** Whether a run's memory is there, asked before it begins. */
public final class Memory {
  /** Of a heap, for everything that is not the run's state. */
  private static final long HEAP_OVERHEAD_BYTES = 192L << 20;

  /** Of a machine, for the JVM beside its heap. */
  private static final long MACHINE_OVERHEAD_BYTES = 128L << 20;

  private Memory() {}

  /** The heap that a run of so many bytes needs. */
  static long heapBytes(long runBytes) {
    return runBytes + runBytes / 16 + HEAP_OVERHEAD_BYTES;
  }

  /** Whether this JVM's heap holds a run of so many bytes. */
  static boolean fitsHere(long runBytes) {
    return heapBytes(runBytes) <= Runtime.getRuntime().maxMemory();
  }

  /**
   * Refuses what the machine cannot hold now.
   *
   * @throws RefusedException INSUFFICIENT_MEMORY
   */
  static void requireOnMachine(long runBytes) throws RefusedException {
    long needed = heapBytes(runBytes) + MACHINE_OVERHEAD_BYTES;
    long available = Math.min(availableBytes(), allowedBytes());
    if (needed > available) {
      throw new RefusedException(
          Code.INSUFFICIENT_MEMORY,
          "the run needs "
              + text(needed)
              + " of memory and this machine has "
              + text(available)
              + " to give; use fewer qubits, bodies or grid points, or a larger machine");
    }
  }

  /** What the kernel says it could give without swapping. */
  private static long availableBytes() {
    try {
      return Files.readAllLines(Path.of("/proc/meminfo"), StandardCharsets.UTF_8).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  /** The machine's memory, or what the container may have of it. */
  private static long allowedBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
  }

  /** For people: three digits and a binary unit. */
  public static String text(long bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return (unit == 0 || value >= 100 || value == Math.rint(value)
            ? Long.toString(Math.round(value))
            : String.format(Locale.ROOT, "%.3g", value))
        + " "
        + units[unit];
  }
}
