package org.laplace.wallet;

import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;

/**
 * Where a node's gateway listens.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {
  private static final int PORT_LAST = 65_535;

  public Endpoint {
    if (host.isEmpty() || port < 1 || port > PORT_LAST) {
      throw new IllegalArgumentException("no endpoint: " + host + " " + port);
    }
  }

  /** Reads {@code HOST:PORT}, for example {@code 127.0.0.1:27001} or {@code [::1]:27001}. */
  public static Parsed<Endpoint> parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.contains(":")) {
      return refused(text);
    }
    String port = colon < 0 ? "" : text.substring(colon + 1);
    if (!host.matches("[A-Za-z0-9._:%-]{1,255}") || !port.matches("[0-9]{1,5}")) {
      return refused(text);
    }
    int number = Integer.parseInt(port);
    return number < 1 || number > PORT_LAST ? refused(text) : Parsed.of(new Endpoint(host, number));
  }

  private static Parsed<Endpoint> refused(String text) {
    return Parsed.refused(
        Code.MALFORMED_REQUEST,
        "'"
            + text
            + "' is no place of a node; write HOST:PORT, for example 127.0.0.1:27001 or"
            + " [::1]:27001");
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
