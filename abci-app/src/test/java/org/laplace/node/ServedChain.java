package org.laplace.node;

import com.google.protobuf.ByteString;
import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.stub.AbstractStub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.laplace.node.chain.SoloChain;
import org.laplace.node.gateway.Gateway;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.NodeStatus;

/** A solo chain of four validators behind a gateway on a port of its own, and clients of it. */
public final class ServedChain implements AutoCloseable {
  public static final PrivateKey NODE_KEY = SoloChain.key("node");

  private final SoloChain chain;
  private final Gateway gateway;
  private final ClientFactory connections = ClientFactory.builder().build();

  private ServedChain(SoloChain chain, Gateway gateway) {
    this.chain = chain;
    this.gateway = gateway;
  }

  /** The same as {@link SoloChain#open}, with a first block. */
  public static ServedChain open(Path directory, String... funded) throws IOException {
    SoloChain chain = SoloChain.open(directory, 4, funded);
    chain.produceBlock();
    NodeStatus status =
        NodeStatus.newBuilder()
            .setConsensus("solo")
            .setVersion("test")
            .setValidatorAddress(ByteString.copyFromUtf8("twenty bytes of name"))
            .build();
    Gateway gateway =
        Gateway.start(
            "127.0.0.1", 0, chain.chain(), new DevelopmentEvidence(NODE_KEY), () -> status);
    return new ServedChain(chain, gateway);
  }

  public SoloChain chain() {
    return chain;
  }

  public Gateway gateway() {
    return gateway;
  }

  public int port() {
    return gateway.port();
  }

  /** A gRPC client over a real connection. */
  public <S extends AbstractStub<S>> S client(Class<S> stub) {
    return GrpcClients.builder("gproto+http://127.0.0.1:" + port() + "/")
        .factory(connections)
        .build(stub);
  }

  /** Makes a call that answers only when blocks are made, and makes them. */
  public <T> T whileBlocksAreMade(Supplier<T> call) {
    CompletableFuture<T> answer = CompletableFuture.supplyAsync(call);
    while (!answer.isDone()) {
      chain.produceBlock();
    }
    return answer.join();
  }

  @Override
  public void close() throws IOException {
    // The port is free at once; the server's threads end two seconds later, unless work comes in.
    Thread.ofVirtual().start(gateway::close);
    chain.close();
    connections.close();
  }
}
