package org.laplace.node.cometbft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers a child process by its id and start time, so that after a crash of ours exactly that
 * process is ended and never another one that got the same id.
 */
final class PidFile {
  private static final long END_TIMEOUT_MS = 5_000;

  private final Path file;

  PidFile(Path file) {
    this.file = file;
  }

  void write(ProcessHandle process) throws IOException {
    String started = process.info().startInstant().map(Instant::toString).orElse("");
    Files.writeString(file, process.pid() + " " + started + "\n");
  }

  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A stale file is harmless: the start time in it fits no other process.
    }
  }

  void endLeftOver() throws IOException {
    Optional<ProcessHandle> leftOver = leftOver();
    if (leftOver.isEmpty()) {
      return;
    }
    leftOver.get().destroyForcibly();
    try {
      leftOver.get().onExit().get(END_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "an earlier process " + leftOver.get().pid() + " does not end; end it and start again",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while an earlier process ended", e);
    }
  }

  private Optional<ProcessHandle> leftOver() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String[] words = Files.readString(file).strip().split(" ", -1);
    if (words.length != 2 || !words[0].matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .map(Instant::toString)
                    .filter(words[1]::equals)
                    .isPresent());
  }
}
