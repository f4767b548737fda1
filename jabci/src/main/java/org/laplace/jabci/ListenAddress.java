package org.laplace.jabci;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a server listens, written as CometBFT's {@code proxy_app} is. */
public sealed interface ListenAddress {
  /** A unix socket. */
  record Unix(Path path) implements ListenAddress {
    /**
     * @throws IllegalArgumentException when the path is too long for a socket
     */
    public Unix {
      int bytes = path.toString().getBytes(StandardCharsets.UTF_8).length;
      if (bytes > JabciLimits.UNIX_PATH_BYTES_MAX) {
        throw new IllegalArgumentException(
            "the unix socket path has %d bytes, at most %d are possible: %s; choose a shorter directory"
                .formatted(bytes, JabciLimits.UNIX_PATH_BYTES_MAX, path));
      }
    }

    @Override
    public String toString() {
      return "unix://" + path;
    }
  }

  /** A TCP socket; port 0 lets the system choose one. */
  record Tcp(String host, int port) implements ListenAddress {
    /**
     * @throws IllegalArgumentException when the port is not one
     */
    public Tcp {
      if (host.isEmpty() || port < 0 || port > 65_535) {
        throw new IllegalArgumentException(
            "expected a host and a port from 0 to 65535, got \"%s\" and %d".formatted(host, port));
      }
    }

    InetSocketAddress resolve() {
      return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
      return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /**
   * Reads {@code unix://PATH} or {@code tcp://HOST:PORT}.
   *
   * @throws IllegalArgumentException when the text is neither
   */
  static ListenAddress parse(String text) {
    if (text.startsWith("unix://") && text.length() > "unix://".length()) {
      try {
        return new Unix(Path.of(text.substring("unix://".length())));
      } catch (InvalidPathException e) {
        throw notAnAddress(text, e);
      }
    }
    if (text.startsWith("tcp://")) {
      String rest = text.substring("tcp://".length());
      int colon = rest.lastIndexOf(':');
      try {
        String host = rest.substring(0, Math.max(colon, 0));
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new Tcp(
            bracketed ? host.substring(1, host.length() - 1) : host,
            Integer.parseInt(rest.substring(colon + 1)));
      } catch (NumberFormatException e) {
        throw notAnAddress(text, e);
      }
    }
    throw notAnAddress(text, null);
  }

  private static IllegalArgumentException notAnAddress(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "expected unix://PATH or tcp://HOST:PORT, got \"" + text + "\"", cause);
  }
}
