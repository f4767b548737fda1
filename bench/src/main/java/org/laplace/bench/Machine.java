package org.laplace.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured.
 *
 * @param cpu as the processor calls itself
 * @param processors that this process may use
 * @param memoryBytes of the whole machine, 0 where it cannot be known
 * @param system operating system and its version
 * @param java virtual machine and its version
 * @param vectorApi whether the Vector API's module is there
 */
public record Machine(
    String cpu, int processors, long memoryBytes, String system, String java, boolean vectorApi) {

  /** This machine. */
  public static Machine here() {
    return new Machine(
        field(Path.of("/proc/cpuinfo"), "model name", System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        kibibytes(field(Path.of("/proc/meminfo"), "MemTotal", "0 kB")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
  }

  private static long kibibytes(String text) {
    return 1024 * Long.parseLong(text.replaceAll("\\D", ""));
  }

  /** The value of the first line {@code name : value}. */
  private static String field(Path file, String name, String otherwise) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException e) {
      return otherwise;
    }
  }
}
