package org.laplace.jabci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A temporary directory whose path is short enough for unix sockets; deleted when closed. */
public final class ShortDirectory implements AutoCloseable {
  private final Path path;

  public ShortDirectory() throws IOException {
    path = Files.createTempDirectory(Path.of("/tmp"), "jabci-");
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(ShortDirectory::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
