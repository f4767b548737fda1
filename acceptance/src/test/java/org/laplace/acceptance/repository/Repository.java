package org.laplace.acceptance.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The checkout that is tested. */
final class Repository {
  static final Path ROOT = Path.of(System.getProperty("laplace.repository", ".."));

  private Repository() {}

  /** All files that git tracks, relative to the root. */
  static List<Path> files() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "ls-files", "-z")
            .directory(ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.waitFor() != 0) {
      throw new IOException("git ls-files failed in " + ROOT);
    }
    return List.of(output.split("\0")).stream().map(Path::of).toList();
  }
}
