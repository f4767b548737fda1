package org.laplace.qpu.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.daemon.chain.ChainUnavailableException;
import org.laplace.qpu.daemon.chain.ChainView;
import org.laplace.qpu.daemon.chain.NodeChain;
import org.laplace.qpu.daemon.journal.Ending;
import org.laplace.qpu.simulator.ParticleJobs;
import org.laplace.qpu.spi.AdapterSettings;
import org.laplace.qpu.spi.Adapters;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunTag;
import org.laplace.wallet.Endpoint;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.Sequences;

/** The way to the chain over real gRPC connections on the loopback. */
class NodeChainTest {
  private static final PrivateKey KEY =
      PrivateKey.ofSeed(KeyType.ED25519, Hash.of(ByteString.copyFromUtf8("provider")).bytes());
  private static final ByteString SOME_OFFER = Hash.of(ByteString.copyFromUtf8("an offer")).bytes();

  @TempDir private Path directory;

  private final SimulatedChain chain =
      new SimulatedChain(KEY.publicKey().address(), Faults.none(), this::truth)
          .withDistantDeadlines();

  private Outcome truth(RunTag run) {
    return DirectRun.of(chain.spec(run));
  }

  private NodeChain connect(List<Endpoint> endpoints) {
    return new NodeChain(
        LaplaceClient.connect(endpoints, Sequences.in(directory), Duration.ZERO),
        KEY.publicKey().address());
  }

  @Test
  void aLookShowsWhatTheChainHas() throws Exception {
    try (var server = ChainServer.start(chain);
        var node = connect(List.of(server.endpoint()))) {
      RunTag run = chain.assign(ParticleJobs.ofSteps(10), SOME_OFFER);
      var unknown = Hash.of(ByteString.copyFromUtf8("no job"));
      ChainView seen = node.look(Set.of(run.job(), unknown));
      ChainView direct = chain.look(Set.of(run.job(), unknown));
      assertEquals(direct.jobs(), seen.jobs());
      assertEquals(direct.lane(), seen.lane());
      assertEquals(direct.params(), seen.params());
      assertEquals(direct.height(), seen.height());
      assertEquals(SimulatedChain.CHAIN_ID, seen.chainId());
    }
  }

  @Test
  void assignmentsAreHeardOfAlsoAfterTheStreamBroke() throws Exception {
    var changed = new Semaphore(0);
    try (var server = ChainServer.start(chain);
        var node = connect(List.of(server.endpoint()))) {
      RunTag first = chain.assign(ParticleJobs.ofSteps(10), SOME_OFFER);
      node.watch(changed::release);
      changed.acquire();
      assertEquals(1, node.look(Set.of()).assignments().size());
      server.breakStreams();
      chain.assign(ParticleJobs.ofSteps(11), SOME_OFFER);
      while (node.look(Set.of()).assignments().size() < 2) {
        changed.acquire();
      }
      assertEquals(
          1, node.look(Set.of(first.job())).assignments().size(), "a taken one is told again");
    }
  }

  @Test
  void whereNoNodeAnswersTheChainIsUnavailable() throws Exception {
    try (var node = connect(List.of(deaf()))) {
      var refusal = assertThrows(ChainUnavailableException.class, () -> node.look(Set.of()));
      assertTrue(String.valueOf(refusal.getMessage()).contains("127.0.0.1"), refusal.getMessage());
      assertThrows(ChainUnavailableException.class, () -> node.send(ByteString.EMPTY));
    }
  }

  @Test
  void aProviderWorksThroughTheSecondEndpointWhileTheFirstIsSilent() throws Exception {
    var events = new Events();
    try (var server = ChainServer.start(chain);
        var blocks = Executors.newSingleThreadScheduledExecutor()) {
      var _ = blocks.scheduleWithFixedDelay(chain::block, 20, 20, TimeUnit.MILLISECONDS);
      PostOffer terms =
          PostOffer.newBuilder()
              .setEngine("particles/1")
              .setSizeMax(16)
              .setPricePerMegaWork(5)
              .setSlots(1)
              .setBondPerSlot(30_000)
              .build();
      ProviderDaemon daemon =
          ProviderDaemon.start(
              new ProviderConfig(directory, KEY, List.of(terms)),
              connect(List.of(deaf(), server.endpoint())),
              Adapters.open("simulator", AdapterSettings.ofParallelRuns(1)),
              events);
      try {
        ByteString offer = events.await(ProviderEvent.OfferPosted.class).offer().bytes();
        chain.assign(ParticleJobs.ofSteps(1_000), offer);
        assertEquals(Ending.PAID, events.await(ProviderEvent.RunEnded.class).ending());
      } finally {
        daemon.stop();
        blocks.shutdownNow();
      }
    }
  }

  /** A port where nobody listens. */
  private static Endpoint deaf() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return new Endpoint("127.0.0.1", socket.getLocalPort());
    }
  }
}
