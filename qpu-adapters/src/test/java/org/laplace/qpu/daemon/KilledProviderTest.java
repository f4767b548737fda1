package org.laplace.qpu.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.daemon.chain.NodeChain;
import org.laplace.qpu.daemon.journal.ChildProcess;
import org.laplace.qpu.simulator.ParticleJobs;
import org.laplace.qpu.spi.AdapterSettings;
import org.laplace.qpu.spi.Adapters;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunTag;
import org.laplace.wallet.Endpoint;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.Sequences;

/** kill -9 of a whole provider process, again and again, while it works for a node's gateway. */
class KilledProviderTest {
  private static final PrivateKey KEY =
      PrivateKey.ofSeed(KeyType.ED25519, Hash.of(ByteString.copyFromUtf8("provider")).bytes());
  private static final PostOffer TERMS =
      PostOffer.newBuilder()
          .setEngine("particles/1")
          .setSizeMax(16)
          .setPricePerMegaWork(5)
          .setSlots(4)
          .setBondPerSlot(30_000)
          .build();
  private static final int JOBS = 6;
  private static final int KILLS = 6;

  @TempDir private Path directory;

  private final SimulatedChain chain =
      new SimulatedChain(KEY.publicKey().address(), Faults.none(), this::truth)
          .withDistantDeadlines();

  private Outcome truth(RunTag run) {
    return DirectRun.of(chain.spec(run));
  }

  /** A provider that tells what happens on its standard output, one event a line. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      var config =
          new ProviderConfig(
              Path.of(arguments[0]),
              KEY,
              List.of(TERMS),
              1_000_000_000,
              ProviderConfig.FEE_LIMIT,
              0,
              false,
              Duration.ofSeconds(30));
      var client =
          LaplaceClient.connect(
              List.of(Endpoint.parse(arguments[1]).orElseThrow()),
              Sequences.in(Path.of(arguments[0])),
              Duration.ZERO);
      ProviderDaemon.start(
              config,
              new NodeChain(client, KEY.publicKey().address()),
              Adapters.open("simulator", AdapterSettings.ofParallelRuns(2)),
              event -> System.out.println(event.getClass().getSimpleName() + " " + subject(event)))
          .awaitEnd();
    }

    private static String subject(ProviderEvent event) {
      return switch (event) {
        case ProviderEvent.RunStarted(RunTag run) -> run.toString();
        case ProviderEvent.RunComputed computed -> computed.run().toString();
        case ProviderEvent.ResultSubmitted submitted -> submitted.run().toString();
        default -> event.text();
      };
    }
  }

  @Test
  void everyJobIsComputedAndPaidOnceHoweverOftenTheProviderIsKilled() throws Exception {
    var random = new Random(5);
    List<String> told = new ArrayList<>();
    try (var server = ChainServer.start(chain);
        var blocks = Executors.newSingleThreadScheduledExecutor()) {
      var _ = blocks.scheduleWithFixedDelay(this::block, 20, 20, TimeUnit.MILLISECONDS);
      for (int life = 0; life <= KILLS; life++) {
        boolean isLast = life == KILLS;
        int lines = isLast ? Integer.MAX_VALUE : 3 + random.nextInt(8);
        told.addAll(live(server, lines));
      }
      blocks.shutdownNow();
    }
    assertEquals(JOBS, chain.jobs().size());
    for (Job job : chain.jobs()) {
      assertEquals(JobStatus.JOB_STATUS_FINAL, job.getStatus(), job.toString());
    }
    assertEquals(SimulatedChain.FEE, chain.fees(), "more than the one offer was paid for");
    assertEquals(List.of(), chain.ineffectiveCharges());
    assertNothingIsComputedTwice(told);
  }

  private void block() {
    chain.block();
    if (!chain.liveOffers().isEmpty() && chain.jobs().size() < JOBS && chain.height() % 20 == 0) {
      chain.assign(
          ParticleJobs.ofSteps(300_000 + chain.jobs().size()),
          chain.liveOffers().getFirst().getId());
    }
  }

  /** One life of the process: until it has told so many lines, or all jobs are paid. */
  private List<String> live(ChainServer server, int linesMax) throws Exception {
    Process child =
        ChildProcess.start(Child.class, directory.toString(), server.endpoint().toString());
    List<String> told = new ArrayList<>();
    try (BufferedReader out = child.inputReader()) {
      while (told.size() < linesMax && !allArePaid()) {
        String line = out.readLine();
        assertTrue(line != null, "the provider ended by itself: " + told);
        assertTrue(!line.startsWith("RunEnded") || line.contains(" PAID"), line);
        told.add(line);
      }
      // By its handle: destroying the Process would close the stream too.
      child.toHandle().destroyForcibly();
      child.waitFor();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        told.add(line);
      }
    } finally {
      child.destroyForcibly();
    }
    return told;
  }

  private boolean allArePaid() {
    return chain.jobs().size() == JOBS
        && chain.jobs().stream().allMatch(job -> job.getStatus() == JobStatus.JOB_STATUS_FINAL);
  }

  private static void assertNothingIsComputedTwice(List<String> told) {
    var computed = new HashMap<String, Integer>();
    for (String line : told) {
      int space = line.indexOf(' ');
      String subject = line.substring(space + 1);
      switch (line.substring(0, space)) {
        case "RunComputed" ->
            assertEquals(1, computed.merge(subject, 1, Integer::sum), "computed twice: " + told);
        case "RunStarted" ->
            assertTrue(!computed.containsKey(subject), "started after its result: " + told);
        default -> {}
      }
    }
    assertTrue(computed.size() > JOBS / 2, "too little was seen to prove anything: " + told);
  }
}
