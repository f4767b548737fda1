package org.laplace.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.wallet.Endpoint;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.Sequences;
import picocli.CommandLine.Option;

/** Which nodes to talk to. */
public final class NodeOptions {
  static final String VARIABLE = "LAPLACE_NODE";

  @Option(
      names = "--node",
      paramLabel = "HOST:PORT",
      description =
          "A node's gateway; several may be given, the next is asked when one does not answer."
              + " Default: $LAPLACE_NODE, then the network of ./laplace localnet.")
  private List<String> nodes = new ArrayList<>();

  /** A client of those nodes. */
  public LaplaceClient connect(Shell shell) throws RefusedException, IOException {
    return LaplaceClient.connect(
        endpoints(shell), Sequences.in(shell.laplaceDirectory().resolve("sequences")));
  }

  List<Endpoint> endpoints(Shell shell) throws RefusedException, IOException {
    List<String> named = named(shell);
    if (named.isEmpty()) {
      return network(shell)
          .map(NetworkFile::endpoints)
          .orElseThrow(
              () ->
                  new RefusedException(
                      Code.UNREACHABLE,
                      "no node is known: start a network on this machine with ./laplace localnet,"
                          + " or name a node with --node HOST:PORT or the variable "
                          + VARIABLE));
    }
    List<Endpoint> endpoints = new ArrayList<>();
    for (String text : named) {
      switch (Endpoint.parse(text)) {
        case Parsed.Refused<Endpoint>(var why) -> throw new RefusedException(why);
        case Parsed.Value<Endpoint>(Endpoint endpoint) -> endpoints.add(endpoint);
      }
    }
    return endpoints;
  }

  private List<String> named(Shell shell) {
    String variable = shell.environment().getOrDefault(VARIABLE, "");
    return nodes.isEmpty() && !variable.isBlank()
        ? List.of(variable.trim().split("\\s*,\\s*"))
        : nodes;
  }

  /** The local network, where no nodes were named: then its keys are the ones meant, too. */
  Optional<NetworkFile> networkInUse(Shell shell) throws IOException {
    return named(shell).isEmpty() ? network(shell) : Optional.empty();
  }

  /** The same for commands that talk to no node. */
  static Optional<NetworkFile> defaultNetwork(Shell shell) throws IOException {
    return new NodeOptions().networkInUse(shell);
  }

  private static Optional<NetworkFile> network(Shell shell) throws IOException {
    return NetworkFile.read(NetworkFile.in(shell.home()));
  }
}
