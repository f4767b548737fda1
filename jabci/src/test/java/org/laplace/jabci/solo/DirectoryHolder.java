package org.laplace.jabci.solo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that takes a directory, says so on stdout, and keeps it until it is killed. */
final class DirectoryHolder {
  private DirectoryHolder() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var lock = DirectoryLock.take(Path.of(args[0]));
    System.out.print("!");
    System.out.flush();
    new CountDownLatch(1).await();
    lock.close();
  }
}
