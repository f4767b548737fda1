package org.laplace.circuits.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer looks for programs that break {@link OpenQasmFuzzTarget}, from the programs beside this
 * test on, in a JVM of its own: its agent would slow the other tests down. {@code
 * -Dlaplace.fuzz.seconds=36000 -Dtest.seconds.max=0} makes it run for hours. What it finds is in
 * target/fuzz.
 */
class OpenQasmJazzerTest {
  private static final int SECONDS = Integer.getInteger("laplace.fuzz.seconds", 15);

  /** Longest time for one program; they take milliseconds, but machines may be busy. */
  private static final int SECONDS_PER_PROGRAM = 30;

  @TempDir Path found;

  @Test
  @Timeout(threadMode = Timeout.ThreadMode.SAME_THREAD, value = 100_000)
  void noProgramBreaksTheReader() throws Exception {
    Path seeds = Path.of(OpenQasmJazzerTest.class.getResource("programs").toURI());
    Path artifacts = Files.createDirectories(Path.of("target", "fuzz"));
    Path log = artifacts.resolve("jazzer.log");
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + OpenQasmFuzzTarget.class.getName(),
                "--instrumentation_includes=org.laplace.**",
                "--custom_hook_includes=org.laplace.**",
                "--reproducer_path=" + artifacts,
                "-artifact_prefix=" + artifacts + "/",
                "-max_total_time=" + SECONDS,
                "-timeout=" + SECONDS_PER_PROGRAM,
                "-max_len=8192",
                found.toString(),
                seeds.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = jazzer.waitFor();
    String output = Files.readString(log);
    assertEquals(0, code, output);
    assertTrue(output.contains("Done "), output);
  }
}
