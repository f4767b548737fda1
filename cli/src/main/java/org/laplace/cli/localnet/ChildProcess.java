package org.laplace.cli.localnet;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A {@code laplace} command in a JVM of its own, started again whenever it dies. It ends when its
 * standard input ends, so it does not outlive this process whatever happens to it.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(12);
  private static final Duration RESTART_PAUSE = Duration.ofMillis(500);

  private final String name;
  private final List<String> command;
  private final Path log;
  private final Map<String, String> environment;
  private final Thread supervisor;
  private volatile boolean stopping;
  private volatile @Nullable Process process;
  private final AtomicInteger starts = new AtomicInteger();

  private ChildProcess(
      String name, List<String> command, Path log, Map<String, String> environment) {
    this.name = name;
    this.command = List.copyOf(command);
    this.log = log;
    this.environment = Map.copyOf(environment);
    this.supervisor = Thread.ofVirtual().name("supervisor-" + name).unstarted(this::supervise);
  }

  /**
   * Starts a command of ours.
   *
   * @param heapMb largest heap of its JVM
   * @param arguments of the laplace command
   * @param log gets all that it prints
   * @param firstEnvironment extra variables of the first start only; restarts go without
   */
  public static ChildProcess start(
      String name,
      int heapMb,
      List<String> arguments,
      Path log,
      Map<String, String> firstEnvironment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heapMb + "m",
            // A job's arrays go to the old generation, which must have nearly all of the heap.
            "-Xmn48m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ActiveProcessorCount=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlaplace.home=" + System.getProperty("laplace.home", "."),
            "-cp",
            System.getProperty("java.class.path"),
            "org.laplace.cli.Main"));
    command.addAll(arguments);
    Files.createDirectories(log.toAbsolutePath().getParent());
    ChildProcess child = new ChildProcess(name, command, log, firstEnvironment);
    child.launch();
    child.supervisor.start();
    return child;
  }

  public String name() {
    return name;
  }

  public Path log() {
    return log;
  }

  /** How often it was started. */
  public int starts() {
    return starts.get();
  }

  /** The running process. */
  public ProcessHandle handle() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return running.toHandle();
  }

  private void launch() throws IOException {
    File output = log.toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
            .redirectErrorStream(true);
    if (starts.getAndIncrement() == 0) {
      builder.environment().putAll(environment);
    }
    process = builder.start();
  }

  private void supervise() {
    try {
      while (!stopping) {
        Process running = process;
        if (running == null) {
          return;
        }
        running.waitFor();
        Thread.sleep(RESTART_PAUSE);
        synchronized (this) {
          if (!stopping) {
            launch();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("laplace: " + name + " cannot be started again: " + e.getMessage());
    }
  }

  /** Asks it to stop; {@link #close} waits for it. */
  public synchronized void requestStop() {
    stopping = true;
    Process running = process;
    if (running != null) {
      running.destroy();
    }
  }

  @Override
  public void close() {
    requestStop();
    Process running = process;
    try {
      if (running != null && !running.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        running.destroyForcibly().waitFor();
      }
      supervisor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
