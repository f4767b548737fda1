package org.laplace.jabci.example;

import java.io.IOException;
import org.laplace.jabci.AbciServer;
import org.laplace.jabci.ListenAddress;

/** Serves the example at the address in the first argument until the process is ended. */
public final class KeyValueServer {
  private KeyValueServer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (var server = AbciServer.start(ListenAddress.parse(args[0]), new KeyValueApplication())) {
      System.out.println("listening on " + server.address());
      server.awaitClosed();
    }
  }
}
