package org.laplace.qpu.daemon.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A process that locks a directory and waits to be killed. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (DirectoryLock _ = DirectoryLock.of(Path.of(arguments[0]))) {
      System.out.println("locked");
      System.in.read();
    }
  }
}
