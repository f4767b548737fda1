package org.laplace.acceptance.survival;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laplace.acceptance.network.Await;
import org.laplace.acceptance.network.ChainHistory;
import org.laplace.acceptance.network.Money;
import org.laplace.acceptance.network.TestNetwork;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;

/**
 * kill -9 at random moments. {@code -Dlaplace.kill.seeds=N} tries N seeds, {@code
 * -Dlaplace.kill.seed=S} the one that failed.
 */
class KillTest {
  private static final int VALIDATORS = 4;
  private static final int PROVIDERS = 2;
  private static final int JOBS_BEFORE_EACH_KILL = 2;
  private static final int BLOCKS_BEFORE_A_KILL_MAX = 8;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  private enum Victim {
    APPLICATION,
    COMETBFT,
    PROVIDER
  }

  static LongStream seeds() {
    long first = Long.getLong("laplace.kill.seed", 1);
    return LongStream.range(first, first + Long.getLong("laplace.kill.seeds", 1));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noJobIsLostAndNoneIsPaidTwiceWhateverIsKilled(long seed) throws Exception {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (TestNetwork network =
            TestNetwork.start(directory.resolve("net" + seed), VALIDATORS, PROVIDERS);
        ChainHistory history = ChainHistory.of(network)) {
      network.awaitOffers();
      var before = Money.ofProviders(network);
      List<Hash> jobs = new ArrayList<>();
      List<Victim> victims = new ArrayList<>(List.of(Victim.values()));
      Collections.shuffle(victims, random);
      for (Victim victim : victims) {
        for (int job = 0; job < JOBS_BEFORE_EACH_KILL; job++) {
          jobs.add(network.submitCircuit(random.nextLong()));
        }
        long moment = network.height() + random.nextInt(BLOCKS_BEFORE_A_KILL_MAX);
        Await.until("height " + moment, () -> network.height() >= moment);
        kill(network, victim, jobs.getLast(), random);
      }
      List<Job> ended = Jobs.awaitEnds(network, jobs);
      network.awaitHeight(network.height());
      Money.assertEachJobIsPaidOnce(network, ended, before);
      Money.assertAddsUp(network);
      history.assertOneAppHashPerHeight();
    }
  }

  /** Kills one process and waits until another has taken its place. */
  private static void kill(TestNetwork network, Victim victim, Hash newest, Random random)
      throws Exception {
    int node = random.nextInt(VALIDATORS);
    switch (victim) {
      case APPLICATION -> {
        int starts = network.node(node).starts();
        System.out.println("killing the application of node" + node);
        assertTrue(network.node(node).handle().destroyForcibly());
        Await.until("another application", () -> network.node(node).starts() > starts);
      }
      case COMETBFT -> {
        ProcessHandle cometBft = Await.present("a CometBFT", () -> network.cometBftProcess(node));
        System.out.println("killing the CometBFT of node" + node);
        assertTrue(cometBft.destroyForcibly());
        Await.until(
            "another CometBFT",
            () -> network.cometBftProcess(node).filter(now -> !now.equals(cometBft)).isPresent());
      }
      case PROVIDER -> {
        int provider = providerOf(network, newest).orElse(random.nextInt(PROVIDERS));
        int starts = network.provider(provider).starts();
        System.out.println("killing provider-" + provider);
        assertTrue(network.provider(provider).handle().destroyForcibly());
        Await.until("another provider", () -> network.provider(provider).starts() > starts);
      }
    }
  }

  /** The index of the provider that a job is assigned to. */
  private static OptionalInt providerOf(TestNetwork network, Hash job) throws Exception {
    List<Attempt> attempts = network.client().getJob(job).getJob().getAttemptsList();
    for (int provider = 0; provider < PROVIDERS && !attempts.isEmpty(); provider++) {
      if (attempts.getLast().getProvider().equals(network.providerAddress(provider).bytes())) {
        return OptionalInt.of(provider);
      }
    }
    return OptionalInt.empty();
  }
}
