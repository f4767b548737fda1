package org.laplace.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.localnet.LocalNetwork;

/**
 * Stops the network and removes its directory, once, at the end or when the process is told to end.
 */
final class CleanUp implements AutoCloseable {
  private final Path directory;
  private final boolean removesDirectory;
  private final PrintStream err;
  private final Thread hook = new Thread(this::run, "demo-clean-up");
  private @Nullable LocalNetwork network;
  private boolean done;

  CleanUp(Path directory, boolean removesDirectory, PrintStream err) {
    this.directory = directory;
    this.removesDirectory = removesDirectory;
    this.err = err;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  synchronized void stopFirst(LocalNetwork running) {
    network = running;
  }

  @Override
  public void close() {
    run();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook runs or has run; there is nothing left for it to do.
    }
  }

  private synchronized void run() {
    if (done) {
      return;
    }
    done = true;
    try {
      if (network != null) {
        network.close();
      }
      if (removesDirectory) {
        deleteTree(directory);
      }
    } catch (IOException e) {
      err.println("laplace: " + directory + " could not be removed: " + e.getMessage());
    }
  }

  private static void deleteTree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
