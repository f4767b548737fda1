package org.laplace.qpu.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.Offer;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.daemon.journal.Ending;
import org.laplace.qpu.daemon.journal.JournalRecord;
import org.laplace.qpu.daemon.journal.JournalState;
import org.laplace.qpu.daemon.plan.Policy;
import org.laplace.qpu.spi.RunTag;

/** The daemon's whole life from one seed: blocks, jobs, lost answers, broken machines, crashes. */
class ProviderSimulationTest {
  private static final PrivateKey KEY =
      PrivateKey.ofSeed(KeyType.ED25519, Hash.of(ByteString.copyFromUtf8("provider")).bytes());
  private static final PostOffer TERMS =
      PostOffer.newBuilder()
          .setEngine(SimulatedMachine.ENGINE)
          .setSizeMax(24)
          .setPricePerMegaWork(5)
          .setSlots(4)
          .setBondPerSlot(30_000)
          .build();
  private static final PostOffer CHEAPER = TERMS.toBuilder().setPricePerMegaWork(4).build();

  private final List<ProviderEvent> events = new ArrayList<>();

  private final class World {
    final Random random;
    final Faults faults;
    final SimulatedDisk disk;
    final SimulatedChain chain;
    SimulatedMachine machine;
    ProviderShell shell;
    PostOffer terms = TERMS;
    int crashes;

    World(long seed, int crashPermille, int troublePermille) {
      random = new Random(seed);
      faults = new Faults(new Random(~seed), crashPermille, troublePermille);
      disk = new SimulatedDisk(faults);
      chain = new SimulatedChain(KEY.publicKey().address(), faults);
      boot();
    }

    final void boot() {
      machine = new SimulatedMachine(faults, disk);
      var policy = new Policy(KEY.publicKey().address(), List.of(terms), 0, Amount.of(100), 20);
      shell =
          new ProviderShell(
              policy,
              new Signer(KEY, policy.feeLimit()),
              disk,
              disk,
              chain,
              machine,
              true,
              () -> {},
              events::add);
    }

    void turn() throws IOException {
      try {
        shell.turn();
      } catch (Faults.Crash crash) {
        crashes++;
        boot();
      }
    }

    void block() {
      chain.block();
      machine.block();
    }

    /** The provider is off for longer than a deadline. */
    void sleep() {
      for (int i = 0; i < SimulatedChain.DEADLINE_BLOCKS + 10; i++) {
        block();
      }
      boot();
    }

    void perhapsAssign() {
      if (random.nextInt(4) == 0) {
        int size = random.nextInt(10) == 0 ? SimulatedMachine.SIZE_MAX + 1 : 5;
        chain.assign(size, random.nextInt(6_000));
      }
    }
  }

  @Test
  void withoutFaultsEveryJobThatFitsIsPaidAndTheOthersAreHandedBack() throws IOException {
    var world = new World(1, 0, 0);
    for (int i = 0; i < 300; i++) {
      world.turn();
      world.perhapsAssign();
      world.block();
    }
    settle(world);
    Map<Ending, Integer> endings = endings(world);
    assertTrue(endings.getOrDefault(Ending.PAID, 0) > 40, endings.toString());
    assertTrue(endings.getOrDefault(Ending.DECLINED, 0) > 3, endings.toString());
    assertEquals(0, endings.getOrDefault(Ending.LATE, 0), endings.toString());
    assertEquals(1, world.chain.liveOffers().size());
    assertEquals(
        endings.get(Ending.PAID) * SimulatedChain.PRICE,
        events.stream()
            .filter(ProviderEvent.RunEnded.class::isInstance)
            .mapToLong(event -> ((ProviderEvent.RunEnded) event).earned().microLap())
            .sum());
  }

  @Test
  void aResultThatTheDiskHasLostIsComputedAgain() throws IOException {
    var world = new World(2, 0, 0);
    world.turn();
    world.block();
    world.turn();
    RunTag run = world.chain.assign(5, 1_000).orElseThrow();
    while (world.disk.records().stream().noneMatch(JournalRecord.Computed.class::isInstance)) {
      world.turn();
      world.machine.block();
    }
    world.disk.lose(Hash.of(SimulatedMachine.outcomeOf(run).result()));
    world.chain.useSequence();
    settle(world);
    assertEquals(
        2, world.disk.records().stream().filter(JournalRecord.Computed.class::isInstance).count());
    assertEquals(Map.of(Ending.PAID, 1), endings(world));
  }

  @Test
  void aRunThatTakesTheProcessWithItEveryTimeIsGivenUp() throws IOException {
    var world = new World(3, 0, 0);
    world.turn();
    world.block();
    world.turn();
    RunTag run = world.chain.assign(5, 1_000_000).orElseThrow();
    for (int i = 0; i < 30; i++) {
      world.turn();
      world.block();
      world.boot();
    }
    assertEquals(
        QpuLimits.STARTS_PER_RUN_MAX,
        world.disk.records().stream().filter(new JournalRecord.Started(run)::equals).count());
    assertEquals(Map.of(Ending.GIVEN_UP, 1), endings(world));
  }

  @Test
  void nothingIsComputedPaidOrChargedTwiceWhateverHappens() throws IOException {
    var seen = new EnumMap<Ending, Integer>(Ending.class);
    int crashes = 0;
    for (long seed = 1; seed <= 200; seed++) {
      var world = new World(seed, (int) (seed % 40), (int) (seed * 7 % 60));
      try {
        for (int i = 0; i < 150; i++) {
          world.turn();
          world.perhapsAssign();
          if (world.random.nextInt(3) > 0) {
            world.block();
          }
          if (world.random.nextInt(100) == 0) {
            world.sleep();
          }
          if (world.random.nextInt(60) == 0) {
            world.terms = world.terms.equals(TERMS) ? CHEAPER : TERMS;
            world.boot();
          }
        }
        settle(world);
        check(world);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
      endings(world).forEach((ending, count) -> seen.merge(ending, count, Integer::sum));
      crashes += world.crashes;
    }
    assertTrue(crashes > 1_000, "too few crashes to prove anything: " + crashes);
    for (Ending ending :
        List.of(Ending.PAID, Ending.REJECTED, Ending.DECLINED, Ending.LATE, Ending.GIVEN_UP)) {
      assertTrue(seen.getOrDefault(ending, 0) > 0, "no run ended " + ending + ": " + seen);
    }
  }

  /** Lets the world go on without faults until all is over. */
  private static void settle(World world) throws IOException {
    world.faults.cease();
    world.boot();
    for (int i = 0; i < 120; i++) {
      world.turn();
      world.block();
    }
    world.turn();
  }

  private static void check(World world) {
    JournalState state = world.disk.state();
    assertEquals(Map.of(), Map.copyOf(state.runs()), "runs are left over");
    assertEquals(Map.of(), Map.copyOf(state.pending()), "transactions are left over");
    assertEquals(0, world.disk.contentCount(), "the store keeps what nobody needs");
    assertEquals(List.of(), world.chain.ineffectiveCharges(), "a fee was paid for nothing");
    assertEquals(
        List.of(world.chain.completed(world.terms)),
        world.chain.liveOffers().stream().map(Offer::getTerms).toList(),
        "the offers are not those of the operator");
    assertEquals(fold(state.toRecords()), state, "a compaction would change what is remembered");
    assertAcceptedOnceAndComputedOnce(world.disk.records());
    assertChainAgrees(world);
  }

  private static JournalState fold(List<JournalRecord> records) {
    JournalState state = JournalState.EMPTY;
    for (JournalRecord record : records) {
      state = state.plus(record);
    }
    return state;
  }

  private static void assertAcceptedOnceAndComputedOnce(List<JournalRecord> records) {
    var assigned = new HashMap<RunTag, Integer>();
    var computed = new HashMap<RunTag, Integer>();
    for (JournalRecord record : records) {
      if (record instanceof JournalRecord.Assigned taken) {
        assertEquals(1, assigned.merge(taken.run(), 1, Integer::sum), taken.toString());
      }
      if (record instanceof JournalRecord.Computed answer) {
        assertEquals(1, computed.merge(answer.run(), 1, Integer::sum), answer.toString());
      }
    }
  }

  private static void assertChainAgrees(World world) {
    for (Job job : world.chain.jobs()) {
      var run = new RunTag(new Hash(job.getId()), 1);
      JournalRecord.Ended end = world.disk.state().ended().get(run);
      if (end == null) {
        assertEquals(JobStatus.JOB_STATUS_OPEN, job.getStatus(), "never taken on, so late");
        continue;
      }
      switch (end.ending()) {
        case PAID -> assertEquals(JobStatus.JOB_STATUS_FINAL, job.getStatus());
        case REJECTED, DECLINED, LATE, GIVEN_UP ->
            assertEquals(JobStatus.JOB_STATUS_OPEN, job.getStatus(), end.toString());
        case MISDECLARED, REFUNDED, NOT_FOLLOWED, UNPROVEN ->
            throw new AssertionError("cannot happen here: " + end);
      }
    }
  }

  private static Map<Ending, Integer> endings(World world) {
    var counts = new EnumMap<Ending, Integer>(Ending.class);
    world.disk.state().ended().values().forEach(end -> counts.merge(end.ending(), 1, Integer::sum));
    return counts;
  }
}
