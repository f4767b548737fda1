package org.laplace.cli.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.laplace.primitives.Code;
import org.laplace.wallet.RefusedException;

/**
 * The same command once more, in a JVM with a heap for the run and with the Vector API. The JVM
 * that the launcher starts has neither: it starts in a fraction of the time, from a cache that does
 * not go with the Vector API's module. The result has the same bits in both.
 */
public final class LargeJvm {
  /**
   * {@code small} in the JVM that the launcher starts, from which another one may be started for
   * what is large; {@code large} in that one.
   */
  private static final String PROPERTY = "laplace.jvm";

  private static final String SMALL = "small";
  private static final String LARGE = "large";

  /** From about here on the Vector API's speed makes up for the start of a JVM and its warm-up. */
  private static final long WORK_UNITS_MIN = 4_000_000_000L;

  /** What a JVM prints when it has a module that may still change. */
  private static final String INCUBATOR_WARNING =
      "WARNING: Using incubator modules: jdk.incubator.vector";

  private LargeJvm() {}

  /**
   * Whether a run is to be moved to a large JVM.
   *
   * @throws RefusedException INSUFFICIENT_MEMORY where neither this JVM nor another one can hold it
   */
  public static boolean isWanted(LocalJob job) throws RefusedException {
    if (LARGE.equals(System.getProperty(PROPERTY))) {
      return false;
    }
    long bytes = job.spec().getMemoryBytes();
    boolean fits = Memory.fitsHere(bytes);
    if (!isPossible()) {
      if (!fits) {
        Memory.requireOnMachine(bytes);
        throw new RefusedException(
            Code.INSUFFICIENT_MEMORY,
            "the run needs a heap of "
                + Memory.text(Memory.heapBytes(bytes))
                + "; start it through the launcher ./laplace, or give the JVM a larger -Xmx");
      }
      return false;
    }
    if (!fits) {
      Memory.requireOnMachine(bytes);
      return true;
    }
    return job.spec().getWorkUnits() >= WORK_UNITS_MIN;
  }

  /** Whether this is the launcher's small JVM. */
  public static boolean isPossible() {
    return SMALL.equals(System.getProperty(PROPERTY));
  }

  /**
   * Runs a command of ours there, on this process's standard output and error.
   *
   * @param runBytes memory of the run's state
   * @param input what it reads on standard input
   * @return its exit code
   */
  public static int run(long runBytes, List<String> arguments, byte[] input, PrintStream errors)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + Math.ceilDiv(Memory.heapBytes(runBytes), 1L << 20) + "m");
    // Large arrays go to the old generation, which must have nearly all of the heap.
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmn64m"));
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.add("-D" + PROPERTY + "=" + LARGE);
    for (String property : List.of("laplace.home", "laplace.terminal")) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D" + property + "=" + value);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.laplace.cli.Main"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT).start();
    Thread end = new Thread(process::destroy, "end-large-jvm");
    Runtime.getRuntime().addShutdownHook(end);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      // It ended before it read everything; its exit code says why.
    }
    copyErrors(process.getErrorStream(), errors);
    int code = process.waitFor();
    Runtime.getRuntime().removeShutdownHook(end);
    return code;
  }

  /** Byte by byte as they come, without the warning if it comes first. */
  private static void copyErrors(InputStream from, PrintStream to) throws IOException {
    byte[] warning = (INCUBATOR_WARNING + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] head = from.readNBytes(warning.length);
    if (!Arrays.equals(head, warning)) {
      to.write(head);
    }
    from.transferTo(to);
    to.flush();
  }
}
