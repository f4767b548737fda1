package org.laplace.wallet;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.grpc.GrpcClientBuilder;
import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.stub.AbstractStub;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.laplace.proto.v1.JobServiceGrpc.JobServiceBlockingStub;
import org.laplace.proto.v1.JobServiceGrpc.JobServiceStub;
import org.laplace.proto.v1.LedgerServiceGrpc.LedgerServiceBlockingStub;
import org.laplace.proto.v1.ProofServiceGrpc.ProofServiceBlockingStub;
import org.laplace.proto.v1.ProviderServiceGrpc.ProviderServiceBlockingStub;
import org.laplace.proto.v1.ProviderServiceGrpc.ProviderServiceStub;
import org.laplace.proto.v1.TransactionServiceGrpc.TransactionServiceBlockingStub;

/** The services of one node. Connections are made when they are needed. */
final class NodeConnection {
  private final Endpoint endpoint;
  private final TransactionServiceBlockingStub transactions;
  private final JobServiceBlockingStub jobs;
  private final JobServiceStub jobStreams;
  private final ProviderServiceBlockingStub providers;
  private final ProviderServiceStub providerStreams;
  private final LedgerServiceBlockingStub ledger;
  private final ProofServiceBlockingStub proofs;

  NodeConnection(Endpoint endpoint, ClientFactory factory) {
    this.endpoint = endpoint;
    GrpcClientBuilder builder =
        GrpcClients.builder("gproto+http://" + endpoint + "/")
            .factory(factory)
            // Each call sets its own deadline; a stream has none.
            .responseTimeoutMillis(0)
            .maxResponseLength(0)
            .maxResponseMessageLength(WalletLimits.ANSWER_BYTES_MAX);
    this.transactions = builder.build(TransactionServiceBlockingStub.class);
    this.jobs = builder.build(JobServiceBlockingStub.class);
    this.jobStreams = builder.build(JobServiceStub.class);
    this.providers = builder.build(ProviderServiceBlockingStub.class);
    this.providerStreams = builder.build(ProviderServiceStub.class);
    this.ledger = builder.build(LedgerServiceBlockingStub.class);
    this.proofs = builder.build(ProofServiceBlockingStub.class);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  TransactionServiceBlockingStub transactions() {
    return within(WalletLimits.ANSWER_TIMEOUT_MS, transactions);
  }

  /** For calls that answer when a block is committed. */
  TransactionServiceBlockingStub transactionsCommitting() {
    return within(WalletLimits.COMMIT_TIMEOUT_MS, transactions);
  }

  JobServiceBlockingStub jobs() {
    return within(WalletLimits.ANSWER_TIMEOUT_MS, jobs);
  }

  /** For calls that answer when a block is committed. */
  JobServiceBlockingStub jobsCommitting() {
    return within(WalletLimits.COMMIT_TIMEOUT_MS, jobs);
  }

  JobServiceStub jobStreams() {
    return jobStreams;
  }

  ProviderServiceBlockingStub providers() {
    return within(WalletLimits.ANSWER_TIMEOUT_MS, providers);
  }

  ProviderServiceStub providerStreams() {
    return providerStreams;
  }

  LedgerServiceBlockingStub ledger() {
    return within(WalletLimits.ANSWER_TIMEOUT_MS, ledger);
  }

  ProofServiceBlockingStub proofs() {
    return within(WalletLimits.ANSWER_TIMEOUT_MS, proofs);
  }

  private static <S extends AbstractStub<S>> S within(long timeoutMs, S stub) {
    return stub.withDeadlineAfter(timeoutMs, TimeUnit.MILLISECONDS);
  }

  /** How connections are made: kept alive, so that a node that is gone is noticed. */
  static ClientFactory factory(EventLoopGroup eventLoop) {
    return ClientFactory.builder()
        .workerGroup(eventLoop, false)
        .connectTimeout(Duration.ofSeconds(3))
        .pingInterval(Duration.ofSeconds(10))
        .idleTimeout(Duration.ofSeconds(30))
        .build();
  }
}
