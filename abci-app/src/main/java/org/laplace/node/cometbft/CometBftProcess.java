package org.laplace.node.cometbft;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one CometBFT running beside the application: starts it, starts it again when it ends, and
 * ends it before the application goes. A left-over one of an earlier start is ended first.
 */
public final class CometBftProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CometBftProcess.class);

  /** How long it may take to stop; it can hang for ever in its reactor's OnStop. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration RESTART_PAUSE = Duration.ofMillis(500);

  private final Path binary;
  private final Path home;
  private final PidFile pidFile;
  private final Path log;
  private final Thread supervisor;
  private volatile boolean stopping;
  private volatile @Nullable Process process;

  private CometBftProcess(Path binary, Path home, Path pidFile, Path log) {
    this.binary = binary;
    this.home = home;
    this.pidFile = new PidFile(pidFile);
    this.log = log;
    this.supervisor = Thread.ofPlatform().name("cometbft-supervisor").unstarted(this::supervise);
  }

  /**
   * Starts it, and keeps it running until closed.
   *
   * @param home CometBFT's directory
   * @param pidFile remembers the process across a crash of ours
   * @param log gets what it prints
   */
  public static CometBftProcess start(Path binary, Path home, Path pidFile, Path log)
      throws IOException {
    CometBftProcess cometBft = new CometBftProcess(binary, home, pidFile, log);
    endLeftOver(pidFile);
    Files.createDirectories(log.toAbsolutePath().getParent());
    cometBft.launch();
    cometBft.supervisor.start();
    return cometBft;
  }

  /** Ends the process of an application that went without ending it, if there is one. */
  public static void endLeftOver(Path pidFile) throws IOException {
    new PidFile(pidFile).endLeftOver();
  }

  /** The process id of the running one, if it runs. */
  public Optional<Long> pid() {
    return Optional.ofNullable(process).filter(Process::isAlive).map(Process::pid);
  }

  private void launch() throws IOException {
    File output = log.toFile();
    Process started =
        new ProcessBuilder(binary.toString(), "start", "--home", home.toString())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
            .redirectErrorStream(true)
            .start();
    process = started;
    pidFile.write(started.toHandle());
  }

  private void supervise() {
    try {
      while (!stopping) {
        Process running = process;
        if (running == null) {
          return;
        }
        int exitCode = running.waitFor();
        if (stopping) {
          return;
        }
        LOG.warn("cometbft ended with {}; its log is {}; starting it again", exitCode, log);
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
      LOG.error("cometbft cannot be started again", e);
    }
  }

  /** Stops CometBFT; call it while the application still answers. */
  @Override
  public void close() {
    Process running;
    synchronized (this) {
      stopping = true;
      running = process;
    }
    if (running != null) {
      running.destroy();
      try {
        if (!running.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("cometbft did not stop within {}; killing it", STOP_TIMEOUT);
          running.destroyForcibly().waitFor();
        }
        supervisor.join();
      } catch (InterruptedException e) {
        running.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
    pidFile.remove();
  }
}
