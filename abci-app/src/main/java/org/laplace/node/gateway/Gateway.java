package org.laplace.node.gateway;

import com.linecorp.armeria.common.grpc.GrpcSerializationFormats;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import com.linecorp.armeria.server.healthcheck.SettableHealthChecker;
import io.grpc.BindableService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.laplace.node.chain.Chain;
import org.laplace.proto.v1.NodeStatus;

/**
 * The node's door for clients: gRPC, gRPC-Web and JSON (POST with {@code application/json} to
 * {@code /laplace.v1.JobService/GetJob} and so on) on one port; {@code /health}, gRPC health and
 * reflection beside them.
 */
public final class Gateway implements AutoCloseable {
  /** A transaction of the largest size, with room for the encoding around it. */
  private static final int MESSAGE_BYTES_MAX = 2 << 20;

  /** A message in JSON, where bytes stand in Base64. */
  private static final long REQUEST_BYTES_MAX = 3L << 20;

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(90);
  private static final int CONNECTIONS_MAX = 2_000;

  private final Server server;
  private final Watchers watchers;

  private Gateway(Server server, Watchers watchers) {
    this.server = server;
    this.watchers = watchers;
  }

  /**
   * Opens the port and serves until closed.
   *
   * @param status what the node says of itself
   * @throws IOException when the port cannot be had
   */
  public static Gateway start(
      String host, int port, Chain chain, Evidence evidence, Supplier<NodeStatus> status)
      throws IOException {
    Watchers watchers = new Watchers(chain);
    List<BindableService> endpoints =
        List.of(
            new TransactionEndpoint(chain),
            new JobEndpoint(chain, watchers),
            new ProviderEndpoint(chain, watchers),
            new LedgerEndpoint(chain, status),
            new ProofEndpoint(chain, evidence),
            ProtoReflectionServiceV1.newInstance());
    SettableHealthChecker hasState = new SettableHealthChecker(chain.feed().now().isPresent());
    watchers.onFirstTip(() -> hasState.setHealthy(true));
    Server server =
        Server.builder()
            .http(new InetSocketAddress(host, port))
            .maxRequestLength(REQUEST_BYTES_MAX)
            .requestTimeout(REQUEST_TIMEOUT)
            .maxNumConnections(CONNECTIONS_MAX)
            .service(
                GrpcService.builder()
                    .addServices(endpoints)
                    .supportedSerializationFormats(GrpcSerializationFormats.values())
                    .enableUnframedRequests(true)
                    .enableHealthCheckService(true)
                    .maxRequestMessageLength(MESSAGE_BYTES_MAX)
                    .useBlockingTaskExecutor(true)
                    .build())
            .service("/health", HealthCheckService.of(hasState))
            .build();
    try {
      server.start().join();
    } catch (CompletionException e) {
      throw new IOException(
          "cannot listen on "
              + host
              + ":"
              + port
              + " ("
              + e.getCause()
              + "); choose another port or end what uses it",
          e);
    }
    return new Gateway(server, watchers);
  }

  public int port() {
    return server.activeLocalPort();
  }

  @Override
  public void close() {
    watchers.close();
    server.stop().join();
  }
}
